//! One row: names without regard to case, values trimmed, blanks known as blank.

use std::collections::BTreeMap;

use serde_json::Value;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Row(BTreeMap<String, String>);

impl Row {
    /// Blank strings, `null` and missing mean the same.
    pub(crate) fn insert(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }

    /// Nested values are no fields of ours.
    pub(crate) fn from_json(object: serde_json::Map<String, Value>) -> Self {
        let mut row = Self::default();
        for (name, value) in object {
            match value {
                Value::String(text) => row.insert(&name, &text),
                Value::Number(number) => row.insert(&name, &number.to_string()),
                Value::Bool(flag) => row.insert(&name, if flag { "Y" } else { "N" }),
                Value::Null => row.insert(&name, ""),
                Value::Array(_) | Value::Object(_) => {}
            }
        }
        row
    }

    /// The first of `names` that has a value. `names` are lower case.
    pub(crate) fn find(&self, names: &[String]) -> Option<&str> {
        names.iter().filter_map(|name| self.0.get(name)).map(String::as_str).find(|value| !value.is_empty())
    }

    /// In lower case.
    pub(crate) fn names(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    /// Whether MRI has such a field here at all, blank or not.
    pub(crate) fn knows(&self, names: &[String]) -> bool {
        names.iter().any(|name| self.0.contains_key(name))
    }
}
