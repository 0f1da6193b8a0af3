//! Any schedule of calls against any ledger, and a pretend server that keeps its own count. `store` includes this file too, so
//! that both ledgers are held to the same words.

use std::collections::VecDeque;

use model::QuotaLimit;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use quota::{CallId, KeyId, Ledger, Limit, Moment, Reservation, Urgency, UrgentId};

/// How soon a caller that gives way asks again.
const SOON_US: i64 = 50_000;

#[derive(Clone, Debug)]
pub struct Schedule {
    quota: QuotaLimit,
    /// Where within a millisecond the machine's clock began.
    phase_us: i64,
    /// The queue of each of two clients with the same key.
    jobs: [Vec<Job>; 2],
    /// Where the user sets the wall clock, from one look at it to the next.
    wall_ms: Vec<i64>,
}

#[derive(Clone, Debug)]
struct Job {
    pause_us: i64,
    latency_us: i64,
    /// When within its latency the server sees the call.
    arrival_permille: i64,
    fate: Fate,
    haste: Haste,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Haste {
    None,
    Urgent,
    /// Gives up instead of asking a second time.
    UrgentOnce,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Answered,
    /// Never sent: the server does not see it.
    GivenBack,
    /// 429, and come back after so many milliseconds.
    Refused(i64),
}

pub fn schedules(most_jobs: usize) -> impl Strategy<Value = Schedule> {
    let short_or_long = || prop_oneof![0..3_000_i64, 0..4_000_000_i64];
    let fate = prop_oneof![8 => Just(Fate::Answered), 2 => Just(Fate::GivenBack), 1 => (0..4_000_i64).prop_map(Fate::Refused)];
    let haste = prop_oneof![6 => Just(Haste::None), 2 => Just(Haste::Urgent), 1 => Just(Haste::UrgentOnce)];
    let job = (short_or_long(), short_or_long(), 0..=1_000_i64, fate, haste).prop_map(
        |(pause_us, latency_us, arrival_permille, fate, haste)| Job { pause_us, latency_us, arrival_permille, fate, haste },
    );
    let queue = prop::collection::vec(job, 0..most_jobs);
    let quota = (prop_oneof![1..5_u32, 1..25_u32], 1..3_u32).prop_map(|(calls, window_secs)| QuotaLimit { calls, window_secs });
    let wall = prop::collection::vec(-100_000_000..100_000_000_i64, 1..8);
    (quota, 0..1_000_i64, queue.clone(), queue, wall).prop_map(|(quota, phase_us, first, second, wall_ms)| Schedule {
        quota,
        phase_us,
        jobs: [first, second],
        wall_ms,
    })
}

/// Plays the schedule; `ledgers` are two views of the same log, one for each client.
///
/// At every question the ledger must say what the definition says: never a permit too many, and never a millisecond too late.
pub fn play(schedule: &Schedule, ledgers: [&dyn Ledger; 2]) -> Result<(), TestCaseError> {
    let mut world = World::new(schedule, ledgers);
    while let Some(event) = world.next_event() {
        match event {
            Event::Answer(index) => world.answer(index)?,
            Event::Question(client) => world.ask(client)?,
        }
    }
    prop_assert!(world.queues.iter().all(VecDeque::is_empty), "somebody waits for ever");
    world.check_server()
}

enum Event {
    Answer(usize),
    Question(usize),
}

struct UnderWay {
    call: CallId,
    client: usize,
    until_us: i64,
    fate: Fate,
}

struct World<'a> {
    schedule: &'a Schedule,
    ledgers: [&'a dyn Ledger; 2],
    key: KeyId,
    limit: Limit,
    now_us: i64,
    looks: usize,
    queues: [VecDeque<Job>; 2],
    /// When each client asks next; `None`: when something is answered.
    asks_at_us: [Option<i64>; 2],
    ids: [UrgentId; 2],
    /// Who was told to wait and is urgent.
    waits_urgently: [bool; 2],
    under_way: Vec<UnderWay>,
    /// The definition's own books, in the clock's whole milliseconds.
    answered_ms: Vec<i64>,
    closed_until_ms: i64,
    /// What the definition believes of the limit since the key was last closed.
    lowered_to: u32,
    /// What the server saw, and when.
    arrivals_us: Vec<i64>,
}

impl<'a> World<'a> {
    fn new(schedule: &'a Schedule, ledgers: [&'a dyn Ledger; 2]) -> Self {
        let first = |jobs: &Vec<Job>| jobs.first().map(|job| job.pause_us);
        Self {
            schedule,
            ledgers,
            key: KeyId::of("one key"),
            limit: schedule.quota.into(),
            now_us: 0,
            looks: 0,
            queues: schedule.jobs.clone().map(VecDeque::from),
            asks_at_us: [first(&schedule.jobs[0]), first(&schedule.jobs[1])],
            ids: [UrgentId::unique(), UrgentId::unique()],
            waits_urgently: [false; 2],
            under_way: Vec::new(),
            answered_ms: Vec::new(),
            closed_until_ms: 0,
            lowered_to: u32::MAX,
            arrivals_us: Vec::new(),
        }
    }

    /// Answers come before questions of the same instant.
    fn next_event(&mut self) -> Option<Event> {
        let answers = self.under_way.iter().enumerate().map(|(index, call)| (call.until_us, 0, Event::Answer(index)));
        let asks = self.asks_at_us.iter().enumerate();
        let asks = asks.filter_map(|(client, at)| Some(((*at)?, 1, Event::Question(client))));
        let (at_us, _, event) = answers.chain(asks).min_by_key(|(at, kind, _)| (*at, *kind))?;
        self.now_us = self.now_us.max(at_us);
        Some(event)
    }

    fn ms(&self) -> i64 {
        (self.now_us + self.schedule.phase_us) / 1_000
    }

    fn look(&mut self) -> Moment {
        self.looks += 1;
        let wall_ms = self.schedule.wall_ms[self.looks % self.schedule.wall_ms.len()];
        Moment { boot: "a boot".into(), boot_ms: self.ms(), wall_ms }
    }

    fn answer(&mut self, index: usize) -> Result<(), TestCaseError> {
        let UnderWay { call, client, fate, .. } = self.under_way.remove(index);
        let now = self.look();
        let ledger = self.ledgers[client];
        if let Fate::Refused(for_ms) = fate {
            ledger.close(&self.key, self.limit, &now, for_ms).unwrap();
            if now.boot_ms >= self.closed_until_ms {
                self.lowered_to = (self.believed(now.boot_ms) / 2).max(self.tenth());
            }
            self.closed_until_ms = self.closed_until_ms.max(now.boot_ms + for_ms + 1);
        }
        if fate == Fate::GivenBack {
            ledger.release(call).unwrap();
        } else {
            ledger.settle(call, &now).unwrap();
            self.answered_ms.push(now.boot_ms);
        }
        for client in [0, 1] {
            if !self.queues[client].is_empty() && self.waits(client) {
                self.asks_at_us[client] = Some(self.now_us);
            }
        }
        Ok(())
    }

    /// Has asked for its next job and was told to wait.
    fn waits(&self, client: usize) -> bool {
        self.queues[client].front().is_some_and(|job| job.pause_us < 0)
    }

    fn ask(&mut self, client: usize) -> Result<(), TestCaseError> {
        let now = self.look();
        let Some(haste) = self.queues[client].front().map(|job| job.haste) else { return Ok(()) };
        if haste == Haste::UrgentOnce && self.waits_urgently[client] {
            self.next_job(client);
            return self.check_usage(client);
        }
        let urgency = if haste == Haste::None { Urgency::Normal } else { Urgency::Urgent(self.ids[client]) };
        let told = self.ledgers[client].reserve(&self.key, self.limit, urgency, &now).unwrap();
        let gives_way = haste == Haste::None && self.waits_urgently.contains(&true);
        let (may_start, wait_ms) = self.definition(now.boot_ms);
        if !matches!(told, Reservation::Granted(_)) {
            self.queues[client][0].pause_us = -1;
            self.waits_urgently[client] = haste != Haste::None;
        }
        match told {
            Reservation::Granted(call) => {
                prop_assert!(may_start, "a permit too many at {} ms", now.boot_ms);
                prop_assert!(!gives_way, "before an urgent caller at {} ms", now.boot_ms);
                self.start(client, call);
            }
            Reservation::GiveWay => {
                prop_assert!(may_start && gives_way, "told to give way to nobody, at {} ms", now.boot_ms);
                self.asks_at_us[client] = Some(self.now_us + SOON_US);
            }
            Reservation::Full { again_in_ms } => {
                prop_assert!(!may_start, "told to wait {again_in_ms} ms for nothing");
                prop_assert_eq!(Some(again_in_ms), wait_ms, "at {} ms", now.boot_ms);
                self.asks_at_us[client] = Some((now.boot_ms + again_in_ms) * 1_000 - self.schedule.phase_us);
            }
            Reservation::FullUntilAnswered => {
                prop_assert!(!may_start && wait_ms.is_none(), "told to wait for an answer, at {} ms", now.boot_ms);
                self.asks_at_us[client] = None;
            }
        }
        self.check_usage(client)
    }

    fn start(&mut self, client: usize, call: CallId) {
        let Some(job) = self.next_job(client) else { return };
        if job.fate != Fate::GivenBack {
            self.arrivals_us.push(self.now_us + job.latency_us * job.arrival_permille / 1_000);
        }
        self.under_way.push(UnderWay { call, client, until_us: self.now_us + job.latency_us, fate: job.fate });
    }

    /// Takes the first job from the queue, done or given up.
    fn next_job(&mut self, client: usize) -> Option<Job> {
        if std::mem::take(&mut self.waits_urgently[client]) {
            self.ledgers[client].stop_waiting(self.ids[client]).unwrap();
        }
        let job = self.queues[client].pop_front();
        self.asks_at_us[client] = self.queues[client].front().map(|next| self.now_us + next.pause_us);
        job
    }

    /// Whether a call may start at this millisecond, and else after how many it may, if nothing else happens. The answer was seen
    /// somewhere within its millisecond, so its window is over one later.
    fn definition(&self, now_ms: i64) -> (bool, Option<i64>) {
        let opens_ms = self.closed_until_ms.max(now_ms);
        let counted = |at_ms: i64| self.answered_ms.iter().filter(|then| at_ms - **then <= self.limit.window_ms()).count();
        let fits = |at_ms: i64| self.under_way.len() + counted(at_ms) < self.believed(at_ms) as usize;
        if fits(now_ms) {
            return (opens_ms == now_ms, (opens_ms > now_ms).then(|| opens_ms - now_ms));
        }
        let ends = self.answered_ms.iter().map(|then| then + self.limit.window_ms() + 1);
        let growths = (1..=10).map(|windows| self.closed_until_ms + windows * self.limit.window_ms());
        // What only an answer can tell is not foretold, even if more will be believed.
        let foreseen = self.under_way.len() < self.believed(now_ms) as usize;
        let fits_at = ends.chain(growths).filter(|at_ms| foreseen && *at_ms > now_ms && fits(*at_ms)).min();
        let waits_ms = fits_at.map_or(opens_ms, |end| end.max(opens_ms)) - now_ms;
        (false, (waits_ms > 0).then_some(waits_ms))
    }

    fn tenth(&self) -> u32 {
        self.limit.allowed().div_ceil(10)
    }

    fn believed(&self, at_ms: i64) -> u32 {
        let calm_windows = u32::try_from((at_ms - self.closed_until_ms) / self.limit.window_ms()).unwrap_or(0);
        self.lowered_to.saturating_add(calm_windows * self.tenth()).min(self.limit.allowed())
    }

    fn check_usage(&mut self, client: usize) -> Result<(), TestCaseError> {
        let now = self.look();
        let usage = self.ledgers[client].usage(&self.key, self.limit, &now).unwrap();
        prop_assert_eq!(usage.under_way as usize, self.under_way.len());
        prop_assert_eq!((usage.allowed, usage.believed), (self.limit.allowed(), self.believed(now.boot_ms)));
        let (may_start, wait_ms) = self.definition(now.boot_ms);
        prop_assert_eq!(usage.left > 0, may_start);
        prop_assert_eq!(usage.next_call_at.map(|at| at.0), wait_ms.map(|ms| now.wall_ms + ms));
        Ok(())
    }

    /// What the server counts, in a window that rolls and in one that begins at any phase.
    fn check_server(&mut self) -> Result<(), TestCaseError> {
        self.arrivals_us.sort_unstable();
        let (most, window_us) = (self.limit.allowed() as usize, self.limit.window_ms() * 1_000);
        for pair in self.arrivals_us.windows(most + 1) {
            prop_assert!(pair[most] - pair[0] >= window_us, "{} calls within {} µs", most + 1, pair[most] - pair[0]);
        }
        for phase_us in (0..window_us).step_by(77_777) {
            let of_window = |index: i64| self.arrivals_us.iter().filter(|at| (**at + phase_us) / window_us == index).count();
            let last = self.arrivals_us.last().map_or(0, |at| (at + phase_us) / window_us);
            prop_assert!((0..=last).all(|index| of_window(index) <= most), "too many in a window at phase {phase_us} µs");
        }
        Ok(())
    }
}
