//! Logs as JSON lines in the data folder, a file a day, two weeks kept. docs/LOGGING.md tells the fields.

use std::path::Path;

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{Builder, Rotation};
use tracing_subscriber::EnvFilter;

use crate::EngineError;

const KEPT_DAYS: usize = 14;

/// Begins to log; the guard writes what is left when it is dropped. `RENEWAL_DESK_LOG` takes a filter such as `info,engine=debug`.
pub fn begin(data_dir: &Path) -> Result<WorkerGuard, EngineError> {
    let folder = data_dir.join("logs");
    store::make_private_folder(&folder).map_err(EngineError::file(&folder))?;
    let appender = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("renewals")
        .filename_suffix("jsonl")
        .max_log_files(KEPT_DAYS)
        .build(&folder)
        .map_err(|error| EngineError::Report(format!("no log can be written: {error}")))?;
    let (writer, guard) = tracing_appender::non_blocking(appender);
    let filter = EnvFilter::try_from_env("RENEWAL_DESK_LOG")
        .unwrap_or_else(|_| EnvFilter::new("warn,engine=info,mri=info,store=info,quota=info,renewals=info,renewal_desk=info"));
    // A second call, such as in tests, keeps the first.
    let _begun = tracing_subscriber::fmt().json().flatten_event(true).with_env_filter(filter).with_writer(writer).try_init();
    Ok(guard)
}
