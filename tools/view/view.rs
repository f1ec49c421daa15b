//! `view!`: what Leptos' macro of this name takes, as far as Plenary uses it, made into a template and its holes.
//!
//! Leptos makes a type of every element, and the compiler a copy of the machinery for each: half of the page's wasm was
//! such copies. Here the tags, the fixed attributes and the fixed texts of a view are one constant text; what is not
//! fixed is a list of values; `src/view/dom.rs` reads the text and fills its holes. The codes are told there.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use rstml::node::{KeyedAttribute, KeyedAttributeValue, Node, NodeAttribute, NodeElement};
use syn::{Expr, ExprLit, Lit, spanned::Spanned};

const OPEN: char = '\u{1}';
const FIXED: char = '\u{2}';
const CLOSE: char = '\u{3}';
const NAME: char = '\u{4}';
const VALUE: char = '\u{5}';
const TEXT: char = '\u{6}';
const CHILD: char = '\u{7}';
const ATTRIBUTE: char = '\u{8}';
const PROPERTY: char = '\u{e}';
const CLASS: char = '\u{f}';
const STYLE: char = '\u{10}';
const EVENT: char = '\u{11}';

/// Html and svg with values: `<p class="note" class:open=is_open on:click=act(..)>"Text" {value}</p>`. Gives an `AnyView`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let parser = rstml::Parser::new(rstml::ParserConfig::default().recover_block(true));
    let (nodes, errors) = parser.parse_recoverable(tokens).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let mut template = Template::default();
    let made = nodes
        .iter()
        .try_for_each(|node| template.node(node, Space::Html))
        .map_or_else(|error| error.to_compile_error(), |()| template.tokens());
    quote! {
        {
            #[allow(unused_braces)]
            {
                #(#errors;)*
                #made
            }
        }
    }
    .into()
}

#[derive(Clone, Copy, PartialEq)]
enum Space {
    Html,
    Svg,
}

#[derive(Default)]
struct Template {
    text: String,
    holes: Vec<TokenStream>,
}

impl Template {
    fn tokens(self) -> TokenStream {
        let Template { text, holes } = self;
        match holes.as_slice() {
            [] if text.is_empty() => quote!(::plenary::view::dom::AnyView::Nothing),
            // One value and nothing around it.
            [hole] if text.len() == 1 => quote!(#hole),
            _ => quote!(::plenary::view::dom::drawn(&#text, [#(#holes),*])),
        }
    }

    fn node(&mut self, node: &Node, space: Space) -> syn::Result<()> {
        match node {
            Node::Element(element) => self.element(element, space),
            Node::Fragment(fragment) => fragment
                .children
                .iter()
                .try_for_each(|node| self.node(node, space)),
            Node::Text(text) => {
                self.text.push(TEXT);
                self.text.push_str(&text.value_string());
                Ok(())
            }
            Node::Block(block) => {
                self.text.push(CHILD);
                self.holes
                    .push(quote!(::plenary::view::dom::IntoAny::into_any(#block)));
                Ok(())
            }
            Node::Comment(_) => Ok(()),
            other => Err(syn::Error::new(
                other.span(),
                "a view is made of elements, \"texts\" and {values}",
            )),
        }
    }

    fn element(&mut self, element: &NodeElement<rstml::Infallible>, around: Space) -> syn::Result<()> {
        let name = element.name().to_string();
        let name = name.trim_end_matches('_');
        if name.starts_with(|first: char| first.is_uppercase()) {
            return Err(syn::Error::new(
                element.name().span(),
                "no components: write a function that gives an AnyView, and {its_call()}",
            ));
        }
        let space = match name {
            "a" | "script" | "title" => around,
            name if SVG.contains(&name) => Space::Svg,
            _ => Space::Html,
        };
        let before = self.holes.len();
        let at = self.text.len();
        self.text.push(OPEN);
        if space == Space::Svg {
            self.text.push(':');
        }
        self.text.push_str(name);
        for attribute in element.attributes() {
            match attribute {
                NodeAttribute::Attribute(attribute) => self.attribute(attribute)?,
                NodeAttribute::Block(block) => {
                    return Err(syn::Error::new(
                        block.span(),
                        "an attribute needs a name: no spreads",
                    ));
                }
            }
        }
        for child in &element.children {
            self.node(child, space)?;
        }
        if self.holes.len() == before {
            self.text.replace_range(at..=at, &FIXED.to_string());
        }
        self.text.push(CLOSE);
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) -> syn::Result<()> {
        let key = attribute.key.to_string();
        let key = key.trim_start_matches("r#");
        let span = attribute.key.span();
        let value = match &attribute.possible_value {
            KeyedAttributeValue::None => {
                self.fixed(key, "");
                return Ok(());
            }
            _ => attribute
                .value()
                .ok_or_else(|| syn::Error::new(span, "a value is missing"))?,
        };
        let any = quote!(::plenary::view::dom::IntoAny::into_any(#value));
        let (code, name, hole) = match key.split_once(':') {
            Some(("prop", name)) => (PROPERTY, name, any),
            Some(("class", name)) => (CLASS, name, any),
            Some(("style", name)) => (STYLE, name, any),
            Some(("on", name)) => {
                let event = format_ident!("{name}", span = span);
                let hole = quote!(::plenary::view::dom::on::<::plenary::view::dom::event::#event>(#value));
                (EVENT, name, hole)
            }
            Some(_) => {
                return Err(syn::Error::new(
                    span,
                    "known are prop:, class:, style: and on:",
                ));
            }
            None if matches!(key, "style" | "inner_html" | "node_ref") => {
                return Err(syn::Error::new(span, "not one of the attributes of a view"));
            }
            None => match value {
                Expr::Lit(ExprLit {
                    lit: Lit::Str(_) | Lit::Int(_) | Lit::Char(_),
                    ..
                }) => {
                    self.fixed(key, &attribute.value_literal_string().unwrap_or_default());
                    return Ok(());
                }
                _ => (ATTRIBUTE, key, any),
            },
        };
        self.text.push(code);
        self.text.push_str(name);
        self.holes.push(hole);
        Ok(())
    }

    fn fixed(&mut self, name: &str, value: &str) {
        self.text.push(NAME);
        self.text.push_str(name);
        self.text.push(VALUE);
        self.text.push_str(value);
    }
}

/// The elements that are of svg wherever they stand.
const SVG: &[&str] = &[
    "circle", "clipPath", "defs", "desc", "ellipse", "g", "image", "line", "linearGradient", "marker", "mask", "path",
    "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "svg", "symbol", "text", "textPath", "tspan",
    "use",
];
