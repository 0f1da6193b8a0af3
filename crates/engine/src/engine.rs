//! The facade: one data folder opened, and everything that can be done with it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{Client, ClientId, Date, Failure, FailureCode, Instant, Run, RunId, RunStatus};
use quota::{Clock, Ledger, SystemClock};
use store::{ClientRow, DeskWriter, Store, Version};
use tokio::sync::broadcast;

use crate::query::Portfolio;
use crate::sync::Board;
use crate::{EngineError, Notice, Topic};

/// How to open an [`Engine`].
pub struct Config {
    pub data_dir: PathBuf,
    /// The day that days are counted from; `None` = the machine's own, in its time zone, asked anew each time.
    pub today: Option<Date>,
    pub clock: Arc<dyn Clock>,
    /// What carries the calls; `None` = HTTP. A simulation brings its own.
    pub transport: Option<Arc<dyn mri::Transport>>,
}

impl Config {
    /// Where data lies unless somebody says otherwise: the system's folder for a user's application data.
    pub fn default_data_dir() -> PathBuf {
        directories::ProjectDirs::from("", "", "renewal-desk")
            .map_or_else(|| PathBuf::from("renewal-desk"), |dirs| dirs.data_dir().to_owned())
    }

    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        Self { data_dir: data_dir.into(), today: None, clock: Arc::new(SystemClock), transport: None }
    }
}

/// Cheap to clone; clones are the same engine.
#[derive(Clone)]
pub struct Engine {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) store: Arc<Store>,
    pub(crate) ledger: Arc<dyn Ledger>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) transport: Option<Arc<dyn mri::Transport>>,
    pub(crate) board: Board,
    pub(crate) portfolio: Portfolio,
    today: Option<Date>,
    seen: Mutex<Option<Seen>>,
    /// Sentences for the user that came after the opening.
    pub(crate) found: Mutex<Vec<String>>,
    notices: broadcast::Sender<Notice>,
}

/// What [`Engine::notice_other_processes`] saw last.
#[derive(Clone, Copy)]
struct Seen {
    version: Version,
    follow_ups: i64,
    desk: i64,
}

impl Engine {
    pub fn open(config: Config) -> Result<Self, EngineError> {
        let store = Arc::new(Store::open(&config.data_dir)?);
        let ledger: Arc<dyn Ledger> = Arc::new(store.ledger()?);
        let inner = Inner {
            store,
            ledger,
            clock: config.clock,
            transport: config.transport,
            board: Board::default(),
            portfolio: Portfolio::default(),
            today: config.today,
            seen: Mutex::default(),
            found: Mutex::default(),
            notices: broadcast::Sender::new(256),
        };
        let engine = Self { inner: Arc::new(inner) };
        engine.forget_deleted_notes()?;
        Ok(engine)
    }

    pub fn data_dir(&self) -> &std::path::Path {
        self.inner.store.data_dir()
    }

    /// What the user must know of the opening, such as a cache that was set aside.
    pub fn opening_notices(&self) -> &[String] {
        self.inner.store.notices()
    }

    /// Hears what goes stale. A receiver that lags loses notices, not data: it asks again.
    pub fn notices(&self) -> broadcast::Receiver<Notice> {
        self.inner.notices.subscribe()
    }

    pub(crate) fn notify(&self, topic: Topic) {
        // Nobody listening is fine.
        let _listeners = self.inner.notices.send(Notice(topic));
    }

    /// Looks whether another process wrote to the data folder since the last look, and if so says what may be stale.
    pub fn notice_other_processes(&self) -> Result<(), EngineError> {
        // Before reading: a write in between is told the next time.
        let version = self.inner.store.version()?;
        let mut seen = self.inner.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.is_some_and(|before| before.version == version) {
            return Ok(());
        }
        let (follow_ups, desk) = self.inner.store.read(|reader| Ok((reader.follow_up_change()?, reader.desk_mark()?)))?;
        let now = Seen { version, follow_ups, desk };
        let before = seen.replace(now);
        drop(seen);
        let Some(before) = before else { return Ok(()) };
        if before.version.cache != version.cache || before.follow_ups != now.follow_ups {
            self.notify(Topic::Renewals);
        }
        if before.version.desk != version.desk {
            self.notify(Topic::Clients);
            self.notify(Topic::Runs);
        }
        // A run writes down every call: what the staff said is looked at apart, so that nothing of it is asked again for that.
        if before.desk != now.desk || before.follow_ups != now.follow_ups {
            self.notify(Topic::Desk);
        }
        Ok(())
    }

    /// One transaction on the desk. Whatever `work` refuses it refuses before it writes: only the store's own failures undo it.
    pub(crate) fn write_desk<T>(&self, work: impl FnOnce(&DeskWriter<'_>) -> Result<T, EngineError>) -> Result<T, EngineError> {
        self.inner.store.write_desk(|desk| match work(desk) {
            Err(EngineError::Store(error)) => Err(error),
            other => Ok(other),
        })?
    }

    /// The wall's time, for people and for ages.
    pub(crate) fn now(&self) -> Instant {
        self.inner.clock.now().wall()
    }

    /// The calendar date that days are counted from.
    pub fn today(&self) -> Date {
        self.inner.today.unwrap_or_else(|| {
            let now = Timestamp::from_millisecond(self.now().0).unwrap_or_default();
            now.to_zoned_datetime(TimeZone::system()).date()
        })
    }

    pub fn list_clients(&self) -> Result<Vec<Client>, EngineError> {
        Ok(self.client_rows()?.into_iter().map(|row| row.client).collect())
    }

    pub(crate) fn client_rows(&self) -> Result<Vec<ClientRow>, EngineError> {
        Ok(self.inner.store.read(|reader| reader.list_clients())?)
    }

    /// By name or id; without either, the only one there is.
    pub fn get_client(&self, name: Option<&str>) -> Result<Client, EngineError> {
        self.client_row(name).map(|row| row.client)
    }

    pub(crate) fn client_row(&self, name: Option<&str>) -> Result<ClientRow, EngineError> {
        let mut rows = self.client_rows()?;
        match name {
            Some(name) => {
                let is_it = |row: &ClientRow| row.client.name.eq_ignore_ascii_case(name) || row.client.id.as_str() == name;
                rows.into_iter().find(is_it).ok_or_else(|| EngineError::NoClient(name.to_owned()))
            }
            None if rows.len() > 1 => Err(EngineError::WhichClient(rows.into_iter().map(|row| row.client.name).collect())),
            None => rows.pop().ok_or(EngineError::NoClients),
        }
    }

    /// Newest first.
    pub fn list_runs(&self, limit: u32) -> Result<Vec<Run>, EngineError> {
        let runs = self.inner.store.read(|reader| reader.list_runs(limit))?;
        runs.into_iter().map(|run| self.as_it_stands(run)).collect()
    }

    pub fn get_run(&self, id: &RunId) -> Result<Run, EngineError> {
        let run = self.inner.store.read(|reader| reader.find_run(id))?;
        self.as_it_stands(run.ok_or_else(|| EngineError::NoRun(id.clone()))?)
    }

    /// A run whose process died is still under way in the file; that nobody holds its client's lock tells. A run that ended between
    /// the two looks had recorded its end before it let the lock go, so the file is asked once more.
    pub(crate) fn as_it_stands(&self, run: Run) -> Result<Run, EngineError> {
        if run.status.is_over() || self.inner.store.find_lock_holder(&client_lock(&run.client_id)).is_some() {
            return Ok(run);
        }
        let run = self.inner.store.read(|reader| reader.find_run(&run.id))?.unwrap_or(run);
        if run.status.is_over() {
            return Ok(run);
        }
        let error = Failure::new(FailureCode::Interrupted, "the program stopped before the run did; what was fetched is kept");
        Ok(Run { status: RunStatus::Failed, error: Some(error), ..run })
    }
}

/// What a client's runs are locked by.
pub(crate) fn client_lock(client: &ClientId) -> String {
    format!("client-{client}")
}
