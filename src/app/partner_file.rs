//! Partners as files: a table, and their seats on a map of another program.

use super::App;
use crate::{
    exchange::{csv, geojson, partner_list},
    plan::{PartnerId, Plan},
};

impl App {
    /// Hands these partners out, in this order: as a table in CSV, or their seats as GeoJSON. Says what is in it.
    pub fn export_partners(self, partners: &[PartnerId], as_table: bool) {
        let today = self.today_now();
        let (text, name, has_seat) = self.with_plan_now(|plan: &Plan| {
            let has_seat = |id: &&PartnerId| plan.partner(id).is_some_and(|it| it.seat.is_some());
            let (text, kind) = match as_table {
                true => (partner_list::as_csv(plan, partners), "csv"),
                false => (geojson::write(plan, partners), "geojson"),
            };
            let name = format!("{}-partners-{today}.{kind}", plan.id);
            (text, name, partners.iter().filter(has_seat).count())
        });
        let mime = if as_table { csv::MIME } else { geojson::MIME };
        let held = if as_table { partners.len() } else { has_seat };
        if held == 0 {
            self.fail("There is nothing to put into the file. Take a filter away.".to_owned());
            return;
        }
        if !self.hand_out(&name, mime, &text) {
            return;
        }
        let rest = partners.len() - held;
        let without = match rest {
            0 => String::new(),
            rest => format!(" {rest} without a known seat are not in it."),
        };
        self.done(format!(
            "Saved as {name}, with {held} partners.{without} Contacts and private notes are not in it."
        ));
    }
}
