//! Partners in pictures, without a browser: where a seat stands on the map, what part of the Earth is seen, how marks and
//! names find room, and which square a member state has among the tiles.

pub mod coast;
pub mod drawing;
pub mod facts;
pub mod marks;
pub mod projection;
pub mod tiles;
pub mod view;
