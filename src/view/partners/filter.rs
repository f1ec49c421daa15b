//! Which partners all views of the page show: read off the address, and pure.

use crate::view::prelude::*;
use crate::{
    app::{App, Query},
    find::fold::fold,
    plan::{
        ItemId, Partner, PartnerCategory, PartnerId, Plan, RelationKind,
        relations::{Relation, tallies},
    },
    view::ui::{
        Choices,
        filter_bar::{FilterBar, LeftOut, WORDS, YES, chosen, filter_bar, ticked},
        item_links::{label, with_excerpt},
    },
};

/// The keys in the address.
const CATEGORY: &str = "category";
/// An item as kind and id, or one of the two words below.
const WORKS_ON: &str = "on";
const RETIRED: &str = "retired";

/// That the plan names no work of a partner, or any.
const NOTHING: &str = "nothing";
const ANYTHING: &str = "anything";

/// What a partner has to work on to be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum WorksOn {
    Nothing,
    Anything,
    Item(ItemId),
}

/// The filter of the page. What the address says and this version does not know is left aside.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Folded.
    pub words: String,
    pub category: Option<PartnerCategory>,
    pub works_on: Option<WorksOn>,
    /// Whether those are shown too that are no partners any more.
    pub retired: bool,
}

impl Filter {
    pub fn of(query: &Query) -> Filter {
        let works_on = query.get(WORKS_ON).and_then(|word| match word {
            NOTHING => Some(WorksOn::Nothing),
            ANYTHING => Some(WorksOn::Anything),
            item => {
                let (kind, id) = item.split_once(':')?;
                ItemId::from_words(kind, id).map(WorksOn::Item)
            }
        });
        Filter {
            words: fold(query.get(WORDS).unwrap_or_default()),
            category: query.get(CATEGORY).and_then(PartnerCategory::from_word),
            works_on,
            retired: query.get(RETIRED) == Some(YES),
        }
    }

    /// The partners that are shown, in the official order.
    pub fn shown(&self, plan: &Plan, relations: &[Relation]) -> Vec<PartnerId> {
        let partners = plan.partners_in_order().into_iter();
        let mut ids: Vec<PartnerId> = partners
            .filter(|partner| {
                (self.retired || partner.retired.is_none())
                    && self
                        .category
                        .is_none_or(|wanted| partner.category == wanted)
                    && self.has_words(partner)
            })
            .map(|partner| partner.id.clone())
            .collect();
        match &self.works_on {
            None => {}
            Some(WorksOn::Item(item)) => {
                ids.retain(|id| {
                    let partner = ItemId::Partner(id.clone());
                    let mut relations = relations.iter();
                    relations.any(|relation| relation.touches(item) && relation.touches(&partner))
                });
            }
            Some(works) => {
                let counted = tallies(relations, &ids);
                let mut counted = counted.iter();
                ids.retain(|_| {
                    let total = counted.next().map_or(0, |tally| tally.total());
                    (total == 0) == (*works == WorksOn::Nothing)
                });
            }
        }
        ids
    }

    /// Whether each of the words is in a name, former ones too, or in the seat.
    fn has_words(&self, partner: &Partner) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let mut text = partner.name.clone();
        let seat = partner.seat.as_ref();
        let more = [
            partner.short.as_ref(),
            seat.map(|seat| &seat.city),
            seat.and_then(|seat| seat.country.as_ref()),
        ];
        for more in more.into_iter().flatten().chain(&partner.aliases) {
            text.push('\n');
            text.push_str(more);
        }
        text.push('\n');
        text.push_str(partner.category.label());
        let text = fold(&text);
        self.words.split(' ').all(|word| text.contains(word))
    }
}

/// The bar over the views. `shown` are the numbers of partners that are shown and that there are.
pub fn bar(app: App, filter: Memo<Filter>, shown: Signal<(usize, usize)>) -> AnyView {
    let categories = app.memo_of_plan(|plan| {
        let known = PartnerCategory::ALL.iter().filter(|category| {
            let mut partners = plan.partners.iter();
            partners.any(|partner| partner.category == **category)
        });
        let known = known.map(|it| (it.word().to_owned(), it.plural().to_owned()));
        let any = (String::new(), "Any category".to_owned());
        std::iter::once(any).chain(known).collect::<Choices>()
    });
    let items = Memo::new(move |_| app.with_relations(worked_on));
    let choices = view! {
        {chosen(app, "Filter by category", CATEGORY, categories.into())}
        {chosen(app, "Filter by work", WORKS_ON, items.into())}
    }
    .into_any();
    filter_bar(
        app,
        FilterBar {
            name: "Filter",
            hint: "Any name, former name or seat",
            choices,
            ticks: ticked(app, "Show retired", RETIRED),
            shown,
            left_out: Signal::derive(move || left_out(app, &filter.get())),
        },
    )
}

/// What somebody works on, in the order of the plan.
fn worked_on(plan: &Plan, relations: &[Relation]) -> Choices {
    let mut choices: Choices = [
        ("", "Any work or none"),
        (ANYTHING, "At least one thing"),
        (NOTHING, "No work named"),
    ]
    .iter()
    .map(|(word, words)| ((*word).to_owned(), (*words).to_owned()))
    .collect();
    // Relations go through the objectives in the order of the plan: each is looked for from where the last one stood.
    let mut labelled = plan.labelled();
    let mut last: Option<&Relation> = None;
    for relation in relations {
        // Those of one item stand together.
        let is_known = last.is_some_and(|last| last.to == relation.to);
        if is_known || relation.kind == RelationKind::MemberOf || !relation.kind.is_work() {
            continue;
        }
        let words = match &relation.to {
            ItemId::Objective(id) => labelled
                .find(|(objective, _)| objective.id == *id)
                .map(|(objective, label)| with_excerpt(&label, objective)),
            other => label(plan, other),
        };
        if let Some(words) = words {
            choices.push((word(&relation.to), words));
        }
        last = Some(relation);
    }
    choices
}

fn word(item: &ItemId) -> String {
    format!("{}:{}", item.kind(), item.as_str())
}

/// What is left out, in words.
fn left_out(app: App, filter: &Filter) -> Vec<LeftOut> {
    let mut said = Vec::new();
    if !filter.words.is_empty() {
        said.push((WORDS, format!("“{}”", filter.words)));
    }
    if let Some(category) = filter.category {
        said.push((CATEGORY, category.plural().to_owned()));
    }
    if let Some(works_on) = &filter.works_on {
        let words = match works_on {
            WorksOn::Nothing => "No work named in this plan".to_owned(),
            WorksOn::Anything => "Works on something".to_owned(),
            WorksOn::Item(item) => {
                let label = app.with_plan(|plan| label(plan, item));
                format!("Works on {}", label.unwrap_or_else(|| word(item)))
            }
        };
        said.push((WORKS_ON, words));
    }
    said
}
