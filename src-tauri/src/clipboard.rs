//! The system's clipboard. On X11 what is copied lives in the program that copied it, so it is held here until the end.

use std::sync::{Mutex, PoisonError};

use crate::error::CommandError;

#[derive(Default)]
pub struct Clipboard(Mutex<Option<arboard::Clipboard>>);

impl Clipboard {
    pub fn put_text(&self, text: &str) -> Result<(), CommandError> {
        self.put(|clipboard| clipboard.set().text(text))
    }

    /// As HTML, for whoever can read it, and as text for the others.
    pub fn put_html(&self, html: &str, text: &str) -> Result<(), CommandError> {
        self.put(|clipboard| clipboard.set().html(html, Some(text)))
    }

    fn put(&self, work: impl FnOnce(&mut arboard::Clipboard) -> Result<(), arboard::Error>) -> Result<(), CommandError> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let put = || {
            let clipboard = match &mut *held {
                Some(clipboard) => clipboard,
                empty => empty.insert(arboard::Clipboard::new()?),
            };
            work(clipboard)
        };
        put().map_err(|error| CommandError::internal(format!("the clipboard cannot be used: {error}")))
    }
}
