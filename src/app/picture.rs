//! Handing out pictures.

use super::App;
use crate::{
    browser::canvas,
    picture::Picture,
    plan::{Plan, edtf::day_in_words},
};

/// As what a picture is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFile {
    Svg,
    Png,
}

impl App {
    /// Of what plan and what day a picture is: the line below its title.
    pub fn picture_day(self, plan: &Plan) -> String {
        format!(
            "{}. As of {}.",
            plan.head.title.trim_end_matches('.'),
            day_in_words(self.today.get_untracked())
        )
    }

    /// Hands a picture out as a file that is named after the plan, the picture and the day.
    pub fn hand_out_picture(self, picture: &Picture, file: PictureFile) {
        let plan = self.with_plan_now(|plan| plan.id.to_string());
        let today = self.today.get_untracked();
        let ending = match file {
            PictureFile::Svg => "svg",
            PictureFile::Png => "png",
        };
        let name = format!("{plan}-{}-{today}.{ending}", picture.name);
        let said = format!("The picture was saved as {name}.");
        match file {
            PictureFile::Svg => {
                if self.hand_out(&name, "image/svg+xml", &picture.svg()) {
                    self.done(said);
                }
            }
            PictureFile::Png => {
                canvas::hand_out_png(name, &picture.sheet(), move |is_out| {
                    match is_out {
                    true => self.done(said),
                    false => self.fail(
                        "The browser could not draw the picture. Take it as SVG, or show less at a time.".to_owned(),
                    ),
                }
                });
            }
        }
    }
}
