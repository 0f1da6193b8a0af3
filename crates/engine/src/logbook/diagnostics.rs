//! What support needs, as text that its sender can read before sending: versions, sizes, counts, settings, runs and log lines. Nobody and
//! nothing is named: neither people nor properties, addresses, clients or folders.

use std::fmt::Write;

use model::{Client, Instant, Run};

use super::{LogLine, LogQuery};
use crate::data::DataFolder;
use crate::{DeskSettings, Engine, EngineError};

const RUNS: u32 = 10;
const LINES: u32 = 100;
/// Of a line in the log these fields tell what happened without telling to whom. A field that is not here, `error` among them, may
/// hold a path with a user's name in it, and stays at home.
const SPEAKABLE: [&str; 16] = [
    "dataset",
    "outcome",
    "duration_ms",
    "calls",
    "code",
    "tries",
    "properties",
    "rows",
    "status",
    "target",
    "trigger",
    "api",
    "batch",
    "retries",
    "waited_ms",
    "topic",
];
/// Whose messages are fixed words. A library's may name a host.
const OURS: [&str; 7] = ["engine", "mri", "store", "quota", "sandbox", "renewals", "renewal_desk"];

impl Engine {
    /// Version, system, sizes, counts, settings, the last runs with their codes and the last log lines, without secrets, addresses,
    /// names of people or properties.
    pub fn diagnostics(&self) -> Result<String, EngineError> {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _written = self.write_diagnostics(&mut text)?;
        Ok(text)
    }

    fn write_diagnostics(&self, text: &mut String) -> Result<std::fmt::Result, EngineError> {
        let (clients, folder) = (self.list_clients()?, self.data_folder()?);
        let renewals = self.inner.portfolio.snapshot(&self.inner.store, self.today())?.len();
        let runs = self.list_runs(RUNS)?;
        let settings = self.desk_settings().ok();
        let lines = self.list_log_lines(&LogQuery { run_id: None, problems: false, limit: LINES })?;
        let now = self.now();
        let write = |text: &mut String| {
            writeln!(text, "Renewal Desk {}", env!("CARGO_PKG_VERSION"))?;
            writeln!(text, "System: {} {}, {}", std::env::consts::OS, std::env::consts::ARCH, system())?;
            writeln!(text, "Written: {}", utc(now))?;
            write_folder(text, &folder)?;
            writeln!(text, "\nRenewals: {renewals}\nClients: {}", clients.len())?;
            clients.iter().enumerate().try_for_each(|(n, client)| write_client(text, n + 1, client))?;
            write_settings(text, settings.as_ref())?;
            writeln!(text, "\nThe last {} runs, newest first", runs.len())?;
            runs.iter().try_for_each(|run| write_run(text, run, &clients))?;
            writeln!(text, "\nThe last {} lines of the log, newest first", lines.len())?;
            lines.iter().try_for_each(|line| write_line(text, line))
        };
        Ok(write(text))
    }
}

fn write_folder(text: &mut String, folder: &DataFolder) -> std::fmt::Result {
    writeln!(text, "\nCache: {} bytes", folder.cache_bytes)?;
    writeln!(text, "Desk: {} bytes", folder.desk_bytes)?;
    writeln!(text, "Logs: {} bytes", folder.log_bytes)?;
    writeln!(text, "Set aside: {} bytes", folder.quarantine_bytes)?;
    writeln!(text, "Backups: {}", folder.backups.len())
}

fn write_client(text: &mut String, n: usize, client: &Client) -> std::fmt::Result {
    let Client { quota, settings, properties, .. } = client;
    let sample = if client.sample { ", sample" } else { "" };
    writeln!(text, "  client {n}{sample}: {} properties, quota {quota}, secrets in {:?}", properties.len(), client.secret_store)?;
    let schedule = &settings.schedule;
    writeln!(
        text,
        "    batch {}, delay {} ms, {} at once, {} per second, head-room {}, horizon {} months, resume {:?}",
        settings.batch_size,
        settings.delay_between_batches_ms,
        settings.concurrency,
        settings.calls_per_second,
        settings.headroom,
        settings.horizon_months,
        settings.resume
    )?;
    writeln!(
        text,
        "    schedule {} `{}`, quiet hours {}, started when older than {}, freshness {:?}",
        if schedule.enabled { "on" } else { "off" },
        schedule.cron,
        if schedule.quiet.is_some() { "set" } else { "none" },
        schedule.start_if_older_secs.map_or("never".to_owned(), |secs| format!("{secs} s")),
        settings.freshness_secs
    )
}

/// Without the author; of the stages, which anybody may name as they like, only how many there are.
fn write_settings(text: &mut String, settings: Option<&DeskSettings>) -> std::fmt::Result {
    let Some(settings) = settings else { return writeln!(text, "Settings of the desk: unknown") };
    let reminders = &settings.reminders;
    writeln!(
        text,
        "Settings of the desk: {} stages, action within {} days, tray {}, autostart {}",
        settings.stages.len(),
        settings.action_days,
        settings.tray,
        settings.autostart
    )?;
    writeln!(
        text,
        "  reminders {}, daily {}, after a run {}, lead times {:?}",
        reminders.enabled, reminders.daily, reminders.after_run, reminders.lead_days
    )
}

/// Its failures by code: their words may quote what a server said.
fn write_run(text: &mut String, run: &Run, clients: &[Client]) -> std::fmt::Result {
    let client =
        clients.iter().position(|client| client.id == run.client_id).map_or("removed".to_owned(), |n| (n + 1).to_string());
    write!(text, "  {} client {client}, {}, {}", utc(run.processed_on), run.trigger.as_str(), run.status.as_str())?;
    if let Some(ended) = run.finished_on {
        write!(text, ", {} s", run.processed_on.age_ms(ended) / 1_000)?;
    }
    if let Some(error) = &run.error {
        write!(text, ", stopped by {}", error.code.as_str())?;
    }
    let Some(result) = &run.result else { return writeln!(text) };
    write!(
        text,
        ": {} calls, {} retries, {} fresh, {} renewals",
        result.calls, result.retries, result.cache_hits, result.renewals
    )?;
    let mut codes = std::collections::BTreeMap::new();
    for failure in &result.failures {
        *codes.entry(format!("{} {}", failure.dataset.as_str(), failure.code.as_str())).or_insert(0_u32) += 1;
    }
    codes.iter().try_for_each(|(code, count)| write!(text, ", {count} × {code}"))?;
    writeln!(text)
}

fn write_line(text: &mut String, line: &LogLine) -> std::fmt::Result {
    let target = line.fields.iter().find_map(|field| field.strip_prefix("target=")).unwrap_or_default();
    let is_ours = OURS.contains(&target.split("::").next().unwrap_or_default());
    let message = if is_ours { &line.message } else { "(a library's words, left out)" };
    write!(text, "  {} {} {message}", line.at, line.level)?;
    let is_speakable = |field: &&String| field.split_once('=').is_some_and(|(name, _)| SPEAKABLE.contains(&name));
    line.fields.iter().filter(is_speakable).try_for_each(|field| write!(text, " {field}"))?;
    if let Some(run) = &line.run_id {
        write!(text, " run.id={run}")?;
    }
    writeln!(text)
}

/// The distribution's name for itself, where there is one.
fn system() -> String {
    let told = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = told.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    name.map_or_else(|| "of an unknown version".to_owned(), |name| name.trim_matches('"').to_owned())
}

fn utc(at: Instant) -> String {
    jiff::Timestamp::from_millisecond(at.0).map_or_else(|_| "?".to_owned(), |at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
}
