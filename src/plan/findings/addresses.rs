//! E-mail and web addresses that can't work.

use super::{Finding, FindingClass, Said, Spot, few_or_one, push_new};
use crate::plan::{Evidence, ItemId, Plan};

const ADVICE: &str = "Ask for the right address. What stands in an adopted text stays as it is.";

pub fn find(plan: &Plan, all: &mut Vec<Finding>) {
    let mut found = Vec::new();
    for contact in &plan.contacts {
        let spot = match &contact.section {
            Some(section) => Spot::Section(section.clone()),
            None => Spot::Text,
        };
        for address in contact.emails.iter().filter(|address| !is_mail(address)) {
            let finding = broken("e-mail", address, contact.id.as_str(), spot.clone());
            push_new(&mut found, finding);
        }
    }
    for (item, source) in sources(plan) {
        in_source(&item, source, &mut found);
    }
    few_or_one(all, found, |first, count| {
        Said::new(&format!("{count} addresses can't be right, the first: "))
            .quote(first.quotes.first().map_or("", String::as_str))
            .words(".")
            .found(
                FindingClass::Nowhere,
                &["address", "many"],
                first.spot.clone(),
                ADVICE,
            )
    });
}

/// The same in the sources of one item.
pub fn about(plan: &Plan, item: &ItemId, all: &mut Vec<Finding>) {
    for (_, source) in sources(plan).filter(|(other, _)| other == item) {
        in_source(item, source, all);
    }
}

/// Addresses in a source, which may be a sentence.
fn in_source(item: &ItemId, source: &str, found: &mut Vec<Finding>) {
    for address in source.split([' ', '\n', '\t', ';', ',', '\u{a0}']) {
        let address = address
            .trim_start_matches(['(', '<'])
            .trim_end_matches(['.', ')', '>']);
        if is_meant_as_address(address) && !is_web(address) {
            let spot = Spot::Item(item.clone());
            push_new(found, broken("web", address, item.as_str(), spot));
        }
    }
}

fn broken(kind: &str, address: &str, place: &str, spot: Spot) -> Finding {
    Said::new(&format!("The {kind} address "))
        .quote(address)
        .words(" can't be right.")
        .found(
            FindingClass::Nowhere,
            &["address", place, address],
            spot,
            ADVICE,
        )
}

/// Every source that the plan gives, with the item that it stands at.
fn sources(plan: &Plan) -> impl Iterator<Item = (ItemId, &str)> {
    fn of_evidence(item: ItemId, evidence: &[Evidence]) -> impl Iterator<Item = (ItemId, &str)> {
        evidence
            .iter()
            .filter_map(move |entry| Some((item.clone(), entry.source.as_deref()?)))
    }
    let objectives = plan.objectives.iter().flat_map(|objective| {
        of_evidence(ItemId::Objective(objective.id.clone()), &objective.evidence)
    });
    let meetings = plan.meetings.iter().flat_map(|meeting| {
        let item = ItemId::Meeting(meeting.id.clone());
        let held = meeting
            .held
            .as_ref()
            .and_then(|held| held.source.as_deref());
        let links = meeting.documents.iter();
        let links = links.filter_map(|document| document.link.as_deref());
        let stated = held.into_iter().chain(meeting.place.link.as_deref());
        let of = item.clone();
        let stated = stated.chain(links).map(move |source| (of.clone(), source));
        stated.chain(of_evidence(item.clone(), &meeting.evidence))
    });
    let partners = plan.partners.iter().filter_map(|partner| {
        Some((
            ItemId::Partner(partner.id.clone()),
            partner.source.as_deref()?,
        ))
    });
    let programmes = plan.programmes.iter().filter_map(|programme| {
        Some((
            ItemId::Programme(programme.id.clone()),
            programme.source.as_deref()?,
        ))
    });
    objectives.chain(meetings).chain(partners).chain(programmes)
}

/// One "@", something before it, a name with a dot after it, and nothing that no address has.
fn is_mail(address: &str) -> bool {
    let Some((name, host)) = address.split_once('@') else {
        return false;
    };
    let is_odd = |letter: char| {
        letter.is_whitespace() || letter == '\u{a0}' || "@,;:<>()[]\"\\".contains(letter)
    };
    !name.is_empty()
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..")
        && !name.contains(is_odd)
        && is_host(host)
}

/// Two names or more with dots between them.
fn is_host(host: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && !name.starts_with('-')
            && !name.ends_with('-')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || !byte.is_ascii())
    };
    host.contains('.') && host.split('.').all(is_name)
}

fn is_meant_as_address(text: &str) -> bool {
    let scheme = text.get(..4).unwrap_or_default();
    text.contains("://")
        || (scheme.eq_ignore_ascii_case("http") && text.contains([':', '/']))
        || scheme.eq_ignore_ascii_case("www.")
}

fn is_web(address: &str) -> bool {
    let rest = match address.split_once("://") {
        Some((scheme, rest))
            if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") =>
        {
            rest
        }
        Some(_) => return false,
        None if address
            .get(..4)
            .is_some_and(|www| www.eq_ignore_ascii_case("www.")) =>
        {
            address
        }
        None => return false,
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = match host.split_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => host,
    };
    // "www." is not the site's own name.
    let is_www = host
        .get(..4)
        .is_some_and(|www| www.eq_ignore_ascii_case("www."));
    is_host(host.get(if is_www { 4 } else { 0 }..).unwrap_or_default())
}
