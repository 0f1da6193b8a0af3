//! The client over another road than TCP: an office in the same process, in a time that is not the machine's.

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use model::{Failure, FailureCode, QuotaLimit};
use mri::{Answer, Catalogue, Client, Credentials, NoAnswer, Retries, Transport};
use quota::{Budget, Clock, Moment};
use sandbox::{Config, Office, Portfolio, Unanswered};
use tokio::time::Instant;
use url::Url;

use crate::office::{budget, credentials, failure, no_retries, notes_of_first, rows, spec};

const URL: &str = "https://mri.example.com/mriapiservices/api.asp";
/// Each way.
const JOURNEY: Duration = Duration::from_secs(2);

/// Goes with tokio's clock, which the tests pause.
struct PausedClock(Instant);

impl Clock for PausedClock {
    fn now(&self) -> Moment {
        let ms = i64::try_from(self.0.elapsed().as_millis()).unwrap();
        Moment { boot: "a boot".into(), boot_ms: ms, wall_ms: ms }
    }
}

impl PausedClock {
    fn budget(calls: u32, window_secs: u32) -> Budget {
        budget(QuotaLimit { calls, window_secs }, Self(Instant::now()))
    }
}

struct Road(Arc<Office>);

impl Transport for Road {
    fn get<'a>(&'a self, url: Url, credentials: &'a Credentials) -> BoxFuture<'a, Result<Answer, NoAnswer>> {
        Box::pin(async move {
            tokio::time::sleep(JOURNEY).await;
            let authorization = credentials.authorization();
            let answer = self.0.answer(url.as_str(), authorization.to_str().unwrap(), Instant::now().into_std());
            tokio::time::sleep(JOURNEY).await;
            let failed = |code| NoAnswer { failure: Failure::new(code, "no answer came"), unsent: false };
            match answer {
                Ok(it) => Ok(Answer::new(it.status, it.header("Retry-After"), it.body.clone())),
                Err(Unanswered::Never) => Err(failed(FailureCode::NetworkTimeout)),
                Err(Unanswered::CutOff) => Err(failed(FailureCode::NetworkBroken)),
                Err(Unanswered::TooLarge) => Err(failed(FailureCode::AnswerTooLarge)),
            }
        })
    }
}

fn over(transport: Arc<dyn Transport>, budget: Budget) -> Client {
    let catalogue = Arc::new(Catalogue::with_overrides("").unwrap());
    Client::with_transport(URL.parse().unwrap(), credentials(), catalogue, budget, transport)
}

fn office(limit: &str) -> Arc<Office> {
    let config = Config { limit: limit.parse().unwrap(), ..Config::default() };
    Arc::new(Office::new(config, Portfolio::generate(&spec(1, 30, 0)), Instant::now().into_std()))
}

#[tokio::test(start_paused = true)]
async fn an_hour_of_waiting_passes_at_once_and_the_limit_is_kept() {
    for limit in ["4/600s", "4/600s fixed"] {
        let (office, started) = (office(limit), Instant::now());
        let client = over(Arc::new(Road(Arc::clone(&office))), PausedClock::budget(4, 600));
        let mut waited = Duration::ZERO;
        for _ in 0..25 {
            let fetched = client.fetch(&notes_of_first(), &no_retries()).await;
            waited += Duration::from_millis(fetched.waited_ms);
            assert!(!rows(fetched).is_empty());
        }
        let on_the_road = JOURNEY * 2 * 25;
        assert!(waited.abs_diff(started.elapsed() - on_the_road) < Duration::from_millis(100), "{waited:?} in line");
        assert_eq!((office.calls().len(), office.violations()), (25, 0), "{limit}");
        assert!(started.elapsed() >= Duration::from_secs(3_600), "{:?}", started.elapsed());
        assert!(office.calls().last().unwrap().at_ms >= 3_600_000);
    }
}

#[tokio::test(start_paused = true)]
async fn a_429_and_a_broken_road_are_heeded_in_the_time_of_the_simulation() {
    let (office, started) = (office("100/600s"), Instant::now());
    office.set_faults(vec!["*:*:429-after-1000:1".parse().unwrap(), "*:*:reset:1".parse().unwrap()]);
    let client = over(Arc::new(Road(Arc::clone(&office))), PausedClock::budget(100, 600));
    let fetched = client.fetch(&notes_of_first(), &Retries::new(2)).await;
    assert_eq!((fetched.calls, fetched.retries), (3, 2));
    assert!(fetched.waited_ms >= 1_000_000 - 15_000, "{} ms in line", fetched.waited_ms);
    assert!(!rows(fetched).is_empty());
    assert_eq!(office.calls().iter().map(|call| call.status).collect::<Vec<_>>(), [429, 0, 200]);
    assert!(started.elapsed() >= Duration::from_secs(1_000));
    office.set_faults(vec!["*:*:stall".parse().unwrap()]);
    assert_eq!(failure(&client.fetch(&notes_of_first(), &no_retries()).await), FailureCode::NetworkTimeout);
}

/// Never leaves, and blabs.
struct Blab;

impl Transport for Blab {
    fn get<'a>(&'a self, url: Url, credentials: &'a Credentials) -> BoxFuture<'a, Result<Answer, NoAnswer>> {
        let header = credentials.authorization();
        assert_eq!(format!("{header:?}"), "Sensitive");
        let echo = format!("no way to {url} with {}", header.to_str().unwrap());
        let failure = Failure::new(FailureCode::NetworkUnreachable, echo);
        Box::pin(async move { Err(NoAnswer { failure, unsent: true }) })
    }
}

#[tokio::test(start_paused = true)]
async fn whatever_carries_it_no_secret_is_in_a_message_and_what_was_not_sent_is_free() {
    let client = over(Arc::new(Blab), PausedClock::budget(3, 600));
    let fetched = client.fetch(&notes_of_first(), &no_retries()).await;
    let token = sandbox::Credentials::default().authorization().replace("Basic ", "");
    let message = fetched.outcome.failure().unwrap().message.clone();
    assert!(message.starts_with("no way to https://mri") && message.ends_with("with Basic …"), "{message}");
    assert!(!message.contains(&token));
    assert_eq!((fetched.calls, client.calls_made(), client.budget().usage().unwrap().left), (0, 0, 3));
}

/// Answers a 400 that repeats the password.
struct Echo;

impl Transport for Echo {
    fn get<'a>(&'a self, _: Url, credentials: &'a Credentials) -> BoxFuture<'a, Result<Answer, NoAnswer>> {
        let body = format!("BLDGID: {} is wrong", credentials.authorization().to_str().unwrap()).into_bytes();
        Box::pin(async move { Ok(Answer::new(400, None, body)) })
    }
}

#[tokio::test(start_paused = true)]
async fn an_echo_over_another_road_is_redacted_too() {
    let fetched = over(Arc::new(Echo), PausedClock::budget(3, 600)).fetch(&notes_of_first(), &no_retries()).await;
    let failure = fetched.outcome.failure().unwrap();
    assert_eq!(failure.message, "MRI refused the question (400): BLDGID: Basic … is wrong");
}
