//! The progress of a run on stderr: a bar on a terminal, a line whenever the phrase changes elsewhere.

use std::io::IsTerminal;

use engine::{BudgetState, Engine, SyncStatus};
use indicatif::{ProgressBar, ProgressStyle};
use model::{ClientId, Instant, RunId};

use crate::output;

/// Shows a run until it is over.
pub async fn show(engine: &Engine, client: &ClientId, run: &RunId) {
    let Some(mut status) = engine.watch_run(run) else { return };
    let bar = std::io::stderr().is_terminal().then(bar);
    let mut said = String::new();
    loop {
        let now = status.borrow_and_update().clone();
        match &bar {
            Some(bar) => draw(bar, &now, engine.budget(client.as_str()).ok()),
            None => say(&mut said, &now),
        }
        if now.run.as_ref().is_none_or(|run| run.finished_on.is_some()) || status.changed().await.is_err() {
            break;
        }
    }
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix} [{bar:30}] {pos}/{len} calls  {msg}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> ");
    ProgressBar::new(0).with_style(style)
}

fn draw(bar: &ProgressBar, status: &SyncStatus, budget: Option<BudgetState>) {
    let Some(run) = &status.run else { return };
    let progress = &run.progress;
    bar.set_length(u64::from(progress.calls_planned));
    bar.set_position(u64::from(progress.calls_done));
    bar.set_prefix(progress.status.clone());
    let left = budget.map(|budget| format!("{} calls left in the window", budget.left));
    let waiting = progress.waiting_until.map(|until| format!("waiting until {}", time_of_day(until)));
    let finish = progress.finish_estimate.map(|at| format!("done at about {}", time_of_day(at)));
    bar.set_message([left, waiting, finish].into_iter().flatten().collect::<Vec<_>>().join(", "));
}

fn say(said: &mut String, status: &SyncStatus) {
    let Some(run) = &status.run else { return };
    let progress = &run.progress;
    let phrase = match progress.waiting_until {
        Some(until) => format!("{}: waiting until {} for the call limit", progress.status, time_of_day(until)),
        None => progress.status.clone(),
    };
    if *said != phrase {
        output::note(&format!("{phrase} ({} of {} calls)", progress.calls_done, progress.calls_planned));
        *said = phrase;
    }
}

fn time_of_day(at: Instant) -> String {
    output::time(at).chars().skip(11).collect()
}
