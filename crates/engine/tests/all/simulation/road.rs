//! The road to MRI and back: late, uneven, and now and then broken. Which call meets what is the seed's doing.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use fastrand::Rng;
use futures::future::BoxFuture;
use model::{Failure, FailureCode};
use mri::{Answer, Credentials, NoAnswer, Transport};
use sandbox::{Fault, Office, OfficeAnswer, Unanswered};
use tokio::time::{Instant, sleep};
use url::Url;

use super::clock::SimulatedClock;
use super::journal::{Heard, Journal};
use super::life::Life;

/// What a road is like. Chances are in a thousand calls.
#[derive(Clone)]
pub struct Weather {
    pub latency_ms: Range<u64>,
    /// No connection: nothing was sent.
    pub unsent: u32,
    /// Sent, and silence until the time-out, whether it arrived or not.
    pub silent: u32,
    pub broken: u32,
    pub busy: u32,
    /// 429 out of the blue, with and without `Retry-After`.
    pub refused: u32,
}

impl Weather {
    pub fn fine(latency_ms: Range<u64>) -> Self {
        Self { latency_ms, unsent: 0, silent: 0, broken: 0, busy: 0, refused: 0 }
    }

    pub fn foul(latency_ms: Range<u64>) -> Self {
        Self { unsent: 5, silent: 15, broken: 20, busy: 30, refused: 6, ..Self::fine(latency_ms) }
    }

    fn meet(&self, chance: &mut Rng) -> Encounter {
        let latency_ms = chance.u64(self.latency_ms.clone());
        let arrives_ms = chance.u64(0..=latency_ms);
        let drawn = chance.u32(0..1_000);
        let kinds = [
            (self.unsent, Mishap::Unsent),
            (self.silent, Mishap::Silence { arrives: chance.bool() }),
            (self.broken, Mishap::Broken { arrives: chance.bool() }),
            (self.busy, Mishap::Fault("*:*:503:1")),
            (self.refused, Mishap::Fault(if chance.bool() { "*:*:429:1" } else { "*:*:429-after-9:1" })),
        ];
        let mut below = 0;
        let mishap = kinds.into_iter().find(|(weight, _)| {
            below += weight;
            drawn < below
        });
        Encounter {
            arrives_in: Duration::from_millis(arrives_ms),
            returns_in: Duration::from_millis(latency_ms - arrives_ms),
            mishap: mishap.map(|(_, mishap)| mishap),
            arrives_when_dropped: chance.bool(),
        }
    }
}

struct Encounter {
    arrives_in: Duration,
    returns_in: Duration,
    mishap: Option<Mishap>,
    /// A call that is given up before it arrived is dropped in the last moment, or arrives in it. Later than that nobody could know of
    /// it: what the network delivers after its caller gave up is beyond any rule.
    arrives_when_dropped: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Mishap {
    Unsent,
    Silence { arrives: bool },
    Broken { arrives: bool },
    Fault(&'static str),
}

/// After so long a caller takes silence for an answer.
const TIME_OUT: Duration = Duration::from_secs(5);

/// What all roads of a world lead to.
pub struct Destination {
    pub office: Arc<Office>,
    pub clock: Arc<SimulatedClock>,
    pub journal: Journal,
    pub weather: Weather,
    pub chance: Mutex<Rng>,
}

impl Destination {
    fn meet(&self) -> Encounter {
        self.weather.meet(&mut self.chance.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The call arrives now.
    fn ask(&self, trip: usize, url: &Url, authorization: &str, fault: Option<&str>) -> Result<OfficeAnswer, Unanswered> {
        if let Some(fault) = fault {
            self.office.set_faults(vec![fault.parse::<Fault>().unwrap()]);
        }
        let answer = self.office.answer(url.as_str(), authorization, Instant::now().into_std());
        if fault.is_some() {
            self.office.set_faults(Vec::new());
        }
        self.journal.arrive(trip);
        answer
    }
}

/// One process's.
pub struct Road {
    pub to: Arc<Destination>,
    pub life: Life,
}

impl Transport for Road {
    fn get<'a>(&'a self, url: Url, credentials: &'a Credentials) -> BoxFuture<'a, Result<Answer, NoAnswer>> {
        Box::pin(async move {
            let authorization = credentials.authorization();
            tokio::select! {
                biased;
                never = self.life.until_killed() => never,
                answer = self.travel(url, authorization.to_str().unwrap()) => answer,
            }
        })
    }
}

impl Road {
    async fn travel(&self, url: Url, authorization: &str) -> Result<Answer, NoAnswer> {
        let met = self.to.meet();
        if met.mishap == Some(Mishap::Unsent) {
            sleep(met.returns_in).await;
            return Err(NoAnswer { failure: Failure::new(FailureCode::NetworkUnreachable, "no way"), unsent: true });
        }
        let trip = self.to.journal.send(self.to.clock.elapsed_ms());
        let mut call = Call { to: &self.to, url, authorization, trip, arrives_when_dropped: met.arrives_when_dropped };
        let result = call.make(&met).await;
        let (status, retry_after) = match &result {
            Ok(answer) => (answer.status, answer.retry_after.unwrap_or_default()),
            Err(_) => (0, Duration::ZERO),
        };
        let retry_after_ms = i64::try_from(retry_after.as_millis()).unwrap();
        self.to.journal.hear(trip, Heard { at_ms: self.to.clock.elapsed_ms(), status, retry_after_ms });
        result
    }
}

struct Call<'a> {
    to: &'a Destination,
    url: Url,
    authorization: &'a str,
    trip: usize,
    arrives_when_dropped: bool,
}

impl Call<'_> {
    async fn make(&mut self, met: &Encounter) -> Result<Answer, NoAnswer> {
        let failed = |code| Err(NoAnswer { failure: Failure::new(code, "no answer came"), unsent: false });
        sleep(met.arrives_in).await;
        self.arrives_when_dropped = false;
        match met.mishap {
            Some(Mishap::Silence { arrives }) => {
                let _lost = arrives.then(|| self.arrive(None));
                sleep(TIME_OUT).await;
                failed(FailureCode::NetworkTimeout)
            }
            Some(Mishap::Broken { arrives }) => {
                let _lost = arrives.then(|| self.arrive(None));
                sleep(met.returns_in).await;
                failed(FailureCode::NetworkBroken)
            }
            other => {
                let fault = if let Some(Mishap::Fault(fault)) = other { Some(fault) } else { None };
                let answer = self.arrive(fault);
                sleep(met.returns_in).await;
                match answer {
                    Ok(it) => Ok(Answer::new(it.status, it.header("Retry-After"), it.body.clone())),
                    Err(_) => failed(FailureCode::NetworkBroken),
                }
            }
        }
    }

    fn arrive(&self, fault: Option<&str>) -> Result<OfficeAnswer, Unanswered> {
        self.to.ask(self.trip, &self.url, self.authorization, fault)
    }
}

impl Drop for Call<'_> {
    fn drop(&mut self) {
        if self.arrives_when_dropped {
            let _nobody_hears_it = self.arrive(None);
        }
    }
}
