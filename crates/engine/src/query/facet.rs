//! How many renewals each value of a field would leave, with everything else of the filter as it is.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::filter::{Filter, KeepsOut};
use super::fold::fold;
use super::snapshot::{Row, Snapshot};
use crate::{Engine, EngineError};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Facet {
    /// As the filter language writes it after the colon, unquoted; `none` for those without.
    pub value: String,
    /// For people; `None` = the value itself.
    pub label: Option<String>,
    pub count: u32,
}

/// Each counted without the filter's own terms of that field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Facets {
    pub property: Vec<Facet>,
    pub client: Vec<Facet>,
    /// In the pipeline's order, every stage.
    pub stage: Vec<Facet>,
    pub owner: Vec<Facet>,
    pub tag: Vec<Facet>,
    pub kind: Vec<Facet>,
    /// `<30d`, `<60d`, `<90d`, `<120d`, `<180d`, `<24mo`.
    pub due: Vec<Facet>,
    /// `<0d`, `<7d`, `<30d`, `<60d`, `<90d`, as of `follow`.
    pub deadline: Vec<Facet>,
    pub follow: Vec<Facet>,
    /// `0..30d`, `0..90d`, `0..180d`.
    pub notice: Vec<Facet>,
    /// Every state of an option.
    pub option: Vec<Facet>,
    /// Values of `is:`.
    pub is: Vec<Facet>,
    /// Values of `has:`.
    pub has: Vec<Facet>,
}

const DUE: [&str; 6] = ["<30d", "<60d", "<90d", "<120d", "<180d", "<24mo"];
const SOON: [&str; 5] = ["<0d", "<7d", "<30d", "<60d", "<90d"];
const NOTICE: [&str; 3] = ["0..30d", "0..90d", "0..180d"];
const OPTION: [&str; 4] = ["open", "not_yet_open", "lapsed", "unknown"];
const IS: [&str; 8] = ["open", "actionable", "untouched", "expired", "holdover", "mtm", "closed", "muted"];
const HAS: [&str; 7] = ["option", "offer", "step", "notes", "arrears", "followup", "tags"];

impl Engine {
    pub fn list_facets(&self, filter: &str) -> Result<Facets, EngineError> {
        let snapshot = self.snapshot()?;
        let desk = snapshot.words();
        let parse = |text: &str| Filter::parse(text, &desk.scene(snapshot.today));
        let parsed = parse(filter);
        let counting = Counting { snapshot: &snapshot, kept_out: snapshot.map_rows(|row| parsed.keeps_out(row)) };
        let each = |key: &'static str, values: &[&str]| {
            let terms: Vec<Filter> = values.iter().map(|value| parse(&format!("{key}:{value}"))).collect();
            let counts = counting.terms(key, &terms);
            values.iter().zip(counts).map(|(value, count)| Facet { value: (*value).to_owned(), label: None, count }).collect()
        };
        let names: HashMap<&str, &str> = desk.clients().iter().map(|client| (client.id.as_str(), client.name.as_str())).collect();
        Ok(Facets {
            property: counting.properties(),
            client: counting.clients(&names),
            stage: counting.stages(),
            owner: counting.owners(),
            tag: counting.tags(),
            kind: each("kind", &["commercial", "residential"]),
            due: each("due", &DUE),
            deadline: each("deadline", &SOON),
            follow: each("follow", &SOON),
            notice: each("notice", &NOTICE),
            option: each("option", &OPTION),
            is: each("is", &IS),
            has: each("has", &HAS),
        })
    }
}

struct Counting<'a> {
    snapshot: &'a Snapshot,
    /// By position.
    kept_out: Vec<KeepsOut>,
}

impl<'a> Counting<'a> {
    /// Everything that the filter's other terms find.
    fn rows(&self, key: &'static str) -> impl Iterator<Item = Row<'a>> {
        let is_in = move |kept_out: &KeepsOut| match kept_out {
            KeepsOut::Nothing => true,
            KeepsOut::By(by) => *by == key,
            KeepsOut::Anyway => false,
        };
        self.snapshot.rows().zip(&self.kept_out).filter(move |(_, kept_out)| is_in(kept_out)).map(|(row, _)| row)
    }

    fn terms(&self, key: &'static str, terms: &[Filter]) -> Vec<u32> {
        let mut counts = vec![0; terms.len()];
        for row in self.rows(key) {
            for (count, term) in counts.iter_mut().zip(terms) {
                *count += u32::from(term.matches(&row));
            }
        }
        counts
    }

    /// All of them, in the clients' order: one that the rest of the filter leaves nothing of counts 0.
    fn properties(&self) -> Vec<Facet> {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for row in self.rows("property") {
            *counts.entry(row.property.listed.id.as_str()).or_default() += 1;
        }
        let facet = |id: &str, name: Option<&String>, count: u32| Facet { value: id.to_owned(), label: name.cloned(), count };
        let listed = self.snapshot.properties().iter().map(|property| &property.listed);
        listed.map(|one| facet(one.id.as_str(), one.name.as_ref(), counts.get(one.id.as_str()).copied().unwrap_or(0))).collect()
    }

    fn clients(&self, names: &HashMap<&str, &str>) -> Vec<Facet> {
        let mut counts: BTreeMap<&str, u32> = names.values().map(|name| (*name, 0)).collect();
        for row in self.rows("client") {
            let id = row.property.listed.client_id.as_str();
            *counts.entry(names.get(id).copied().unwrap_or(id)).or_default() += 1;
        }
        counts.into_iter().map(|(name, count)| Facet { value: name.to_owned(), label: None, count }).collect()
    }

    fn stages(&self) -> Vec<Facet> {
        let stages = self.snapshot.desk().stages();
        let mut counts = vec![0; stages.len()];
        let (mut without, mut unlisted) = (0, BTreeMap::<&str, u32>::new());
        for row in self.rows("stage") {
            match (row.stage(), row.follow_up().and_then(|follow_up| follow_up.stage.as_deref())) {
                (Some(place), _) => counts.get_mut(place).into_iter().for_each(|count| *count += 1),
                (None, Some(id)) => *unlisted.entry(id).or_default() += 1,
                (None, None) => without += 1,
            }
        }
        let listed = stages.iter().zip(counts).map(|(stage, count)| (stage.id.as_str(), Some(stage.name.clone()), count));
        let unlisted = unlisted.into_iter().map(|(id, count)| (id, None, count));
        let all = listed.chain(unlisted).chain([("none", None, without)]);
        all.map(|(value, label, count)| Facet { value: value.to_owned(), label, count }).collect()
    }

    fn owners(&self) -> Vec<Facet> {
        self.people("owner", |row| row.follow_up().and_then(|follow_up| follow_up.owner.as_deref()).into_iter().collect())
    }

    fn tags(&self) -> Vec<Facet> {
        self.people("tag", |row| {
            row.follow_up().map_or(Vec::new(), |follow_up| follow_up.tags.iter().map(String::as_str).collect())
        })
    }

    /// Values that the staff typed, by the alphabet, with those that differ only in case or accents as one; then `none`.
    fn people(&self, key: &'static str, of: impl Fn(&Row<'a>) -> Vec<&'a str>) -> Vec<Facet> {
        let mut counts: BTreeMap<String, (&str, u32)> = BTreeMap::new();
        let mut without = 0;
        for row in self.rows(key) {
            let values = of(&row);
            without += u32::from(values.is_empty());
            for value in values {
                counts.entry(fold(value)).or_insert((value, 0)).1 += 1;
            }
        }
        let named = counts.into_values().map(|(value, count)| Facet { value: value.to_owned(), label: None, count });
        named.chain([Facet { value: "none".into(), label: None, count: without }]).collect()
    }
}
