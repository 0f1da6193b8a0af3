//! The runs so far: what each did, and how they go over time. Kept for 90 days.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{ClientId, Date, FailureCode, Run, RunId, RunOutcome};
use serde::Serialize;

use crate::{Engine, EngineError};

/// Longer than any run's history is kept.
const MOST_DAYS: u32 = 90;

/// One day's runs. A day without any is all nought, since nothing was done on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DayFigures {
    #[cfg_attr(feature = "specta", specta(type = String))]
    pub date: Date,
    pub runs: u32,
    pub calls: u32,
    /// Answers that were fresh and cost nothing.
    pub saved: u32,
    pub retries: u32,
    pub waited_ms: u32,
    pub duration_ms: u32,
    pub failures: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FailureCount {
    pub code: FailureCode,
    pub count: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Analytics {
    /// Oldest first, every day once.
    pub days: Vec<DayFigures>,
    /// The most frequent first.
    pub failures: Vec<FailureCount>,
}

impl Engine {
    /// What a run did about each dataset of each property.
    pub fn list_run_outcomes(&self, run: &RunId) -> Result<Vec<RunOutcome>, EngineError> {
        self.get_run(run)?;
        Ok(self.inner.store.read(|reader| reader.list_run_outcomes(run))?)
    }

    /// The runs of so many days, today included, added up by the local day on which they began.
    pub fn analytics(&self, client: Option<&ClientId>, days: u32) -> Result<Analytics, EngineError> {
        let zone = TimeZone::system();
        let today = self.now();
        let day_of =
            |at: model::Instant| Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned_datetime(zone.clone()).date();
        let last = day_of(today);
        let first = last.saturating_sub(jiff::Span::new().days(i64::from(days.clamp(1, MOST_DAYS)) - 1));
        let mut analytics = Analytics { days: each_day(first, last), failures: Vec::new() };
        let runs = self.inner.store.read(|reader| reader.list_runs(u32::MAX))?;
        for run in runs.iter().filter(|run| client.is_none_or(|client| run.client_id == *client)) {
            let date = day_of(run.processed_on);
            if let Some(day) = analytics.days.iter_mut().find(|day| day.date == date) {
                add(day, &mut analytics.failures, run);
            }
        }
        analytics.failures.sort_by_key(|failure| (std::cmp::Reverse(failure.count), failure.code.as_str()));
        Ok(analytics)
    }
}

fn each_day(first: Date, last: Date) -> Vec<DayFigures> {
    first
        .series(jiff::Span::new().days(1))
        .take_while(|date| *date <= last)
        .map(|date| DayFigures { date, ..DayFigures::default() })
        .collect()
}

fn add(day: &mut DayFigures, failures: &mut Vec<FailureCount>, run: &Run) {
    let Some(result) = &run.result else { return };
    let duration_ms = run.finished_on.map_or(0, |at| run.processed_on.age_ms(at));
    day.runs += 1;
    day.calls += result.calls;
    day.saved += result.cache_hits;
    day.retries += result.retries;
    day.waited_ms = day.waited_ms.saturating_add(result.waited_ms);
    day.duration_ms = day.duration_ms.saturating_add(u32::try_from(duration_ms).unwrap_or(u32::MAX));
    day.failures += u32::try_from(result.failures.len()).unwrap_or(u32::MAX);
    for code in result.failures.iter().map(|failure| failure.code).chain(run.error.as_ref().map(|error| error.code)) {
        match failures.iter_mut().find(|failure| failure.code == code) {
            Some(failure) => failure.count += 1,
            None => failures.push(FailureCount { code, count: 1 }),
        }
    }
}
