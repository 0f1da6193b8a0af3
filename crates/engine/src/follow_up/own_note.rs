//! The staff's own notes of a lease. A deleted note keeps its text for a day, so that the deletion can be taken back; whoever opens the
//! data folder after that, or deletes another note, takes the text out for good.

use model::{LeaseKey, OwnNote};
use store::{DeskWriter, OwnNoteRow};

use crate::{Engine, EngineError, Topic};

const MOST_CHARS: usize = 10_000;
const KEPT_MS: i64 = 86_400_000;

impl Engine {
    /// Newest first.
    pub fn list_own_notes(&self, lease: &LeaseKey) -> Result<Vec<OwnNote>, EngineError> {
        Ok(self.inner.store.read(|reader| reader.list_own_notes(lease))?)
    }

    pub fn add_own_note(&self, lease: &LeaseKey, text: &str) -> Result<OwnNote, EngineError> {
        let text = checked(text)?;
        self.check_client_id(&lease.client_id)?;
        let id = uuid::Uuid::now_v7().to_string();
        let note = OwnNote { id, text, author: self.author()?, at: self.now(), edited_at: None, version: 1 };
        let row = OwnNoteRow { lease: lease.clone(), note, deleted_at: None };
        self.write_desk(|desk| Ok(desk.upsert_own_note(&row)?))?;
        self.notify_of_note();
        Ok(row.note)
    }

    /// Its author is who wrote it last: nobody is to be named for words that are another's.
    pub fn update_own_note(&self, id: &str, text: &str) -> Result<OwnNote, EngineError> {
        let (text, author, at) = (checked(text)?, self.author()?, self.now());
        self.change_note(id, |row| {
            if row.deleted_at.is_some() {
                return Err(EngineError::NoSuch("note"));
            }
            Ok((row.note.text != text)
                .then(|| OwnNoteRow { note: OwnNote { text, author, edited_at: Some(at), ..next(&row.note) }, ..row.clone() }))
        })
    }

    pub fn delete_own_note(&self, id: &str) -> Result<(), EngineError> {
        let at = self.now();
        self.change_note(id, |row| {
            let deleted = OwnNoteRow { note: next(&row.note), deleted_at: Some(at), ..row.clone() };
            Ok(row.deleted_at.is_none().then_some(deleted))
        })?;
        self.forget_deleted_notes()
    }

    /// Takes a deletion back.
    pub fn restore_own_note(&self, id: &str) -> Result<OwnNote, EngineError> {
        self.change_note(id, |row| {
            if row.note.text.is_empty() {
                return Err(EngineError::NoSuch("note"));
            }
            let restored = OwnNoteRow { note: next(&row.note), deleted_at: None, ..row.clone() };
            Ok(row.deleted_at.is_some().then_some(restored))
        })
    }

    /// Looks first, so that opening a folder writes nothing where nothing is to be forgotten.
    pub(crate) fn forget_deleted_notes(&self) -> Result<(), EngineError> {
        let before = self.now().plus_ms(-KEPT_MS);
        if self.inner.store.read(|reader| reader.has_deleted_notes(before))? {
            self.inner.store.write_desk(|desk| desk.purge_own_notes(before))?;
        }
        Ok(())
    }

    /// `change` answers `None` where nothing is different.
    fn change_note(
        &self,
        id: &str,
        change: impl FnOnce(&OwnNoteRow) -> Result<Option<OwnNoteRow>, EngineError>,
    ) -> Result<OwnNote, EngineError> {
        let (note, is_new) = self.write_desk(|desk: &DeskWriter<'_>| {
            let row = desk.find_own_note(id)?.ok_or(EngineError::NoSuch("note"))?;
            match change(&row)? {
                Some(new) => desk.upsert_own_note(&new).map(|()| (new.note, true)).map_err(EngineError::from),
                None => Ok((row.note, false)),
            }
        })?;
        if is_new {
            self.notify_of_note();
        }
        Ok(note)
    }

    fn notify_of_note(&self) {
        self.notify(Topic::Renewals);
        self.notify(Topic::Desk);
    }
}

fn next(note: &OwnNote) -> OwnNote {
    OwnNote { version: note.version.saturating_add(1), ..note.clone() }
}

fn checked(text: &str) -> Result<String, EngineError> {
    let text: String = text.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(EngineError::WrongUse("the note is empty".into()));
    }
    if text.chars().count() > MOST_CHARS {
        return Err(EngineError::WrongUse(format!("a note can have {MOST_CHARS} characters at most")));
    }
    Ok(text.to_owned())
}
