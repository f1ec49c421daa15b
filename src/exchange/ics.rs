//! Calendar files (iCalendar, RFC 5545): meetings out for calendar programs, events of other programs in.
//!
//! What is here: text and values, in and out. What a moment is in a zone comes in as an argument ([`zone::Offsets`]).
//! What is deliberately not: alarms, invitations and their answers, and rules of zones.

pub mod lines;
pub mod occasions;
pub mod read;
pub mod repeat;
pub mod take;
pub mod write;
pub mod zone;
