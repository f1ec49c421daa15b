//! A picture as PNG, drawn on a canvas that is never seen. Nothing is loaded for it, so the page's policy stays as it is.

use super::file;
use crate::picture::{Anchor, Form, PIXEL, Role, Sheet};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Pixels of the canvas to one of the sheet's own size.
const SHARPNESS: i32 = 2;

/// No side of the canvas is longer: browsers refuse larger ones.
const LONGEST: i32 = 12_000;

/// Draws the sheet and hands it out as a download; `done` hears whether the browser did both.
pub fn hand_out_png(name: String, sheet: &Sheet, done: impl FnOnce(bool) + 'static) {
    match draw(sheet) {
        Ok(canvas) => {
            let written = Closure::once_into_js(move |blob: JsValue| {
                done(
                    blob.dyn_into()
                        .is_ok_and(|blob| file::download_blob(&name, &blob).is_ok()),
                );
            });
            // Fails only on canvases that hold what came from elsewhere; then nobody calls back, and nothing is claimed.
            let _ = canvas.to_blob(written.unchecked_ref());
        }
        Err(_) => done(false),
    }
}

fn draw(sheet: &Sheet) -> Result<web_sys::HtmlCanvasElement, JsValue> {
    let document = super::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let canvas: web_sys::HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    let longest = sheet.width.max(sheet.height).max(1);
    // Units of the sheet to a pixel of the canvas.
    let scale =
        (f64::from(SHARPNESS) / f64::from(PIXEL)).min(f64::from(LONGEST) / f64::from(longest));
    canvas.set_width((f64::from(sheet.width) * scale) as u32);
    canvas.set_height((f64::from(sheet.height) * scale) as u32);
    let context: web_sys::CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    context.set_line_join("round");
    for ((left, top), shape) in &sheet.shapes {
        context.set_transform(
            scale,
            0.0,
            0.0,
            scale,
            f64::from(*left) * scale,
            f64::from(*top) * scale,
        )?;
        let (fill, stroke, width) = shape.role.colours();
        context.set_fill_style_str(fill);
        context.set_stroke_style_str(stroke);
        context.set_line_width(f64::from(width));
        match &shape.form {
            Form::Path(path) => {
                let path = web_sys::Path2d::new_with_path_string(path)?;
                if fill != "none" {
                    context
                        .fill_with_path_2d_and_winding(&path, web_sys::CanvasWindingRule::Evenodd);
                }
                if stroke != "none" {
                    context.stroke_with_path(&path);
                }
            }
            Form::Text {
                at,
                anchor,
                size,
                words,
            } => {
                context.set_font(&font(shape.role, *size));
                context.set_text_align(match anchor {
                    Anchor::Start => "left",
                    Anchor::Middle => "center",
                    Anchor::End => "right",
                });
                let (x, y) = (f64::from(at.0), f64::from(at.1));
                // What lies behind the letters first.
                if stroke != "none" {
                    context.stroke_text(words, x, y)?;
                }
                context.fill_text(words, x, y)?;
            }
        }
    }
    Ok(canvas)
}

fn font(role: Role, size: i32) -> String {
    let (family, weight) = role.font();
    let mut font = weight.to_string();
    font.push(' ');
    font.push_str(&size.to_string());
    font.push_str("px ");
    font.push_str(family);
    font
}
