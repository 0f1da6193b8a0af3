//! The call limit over the wire. The rolling itself is proved in the crate, with injected instants.

use std::time::Duration;

use sandbox::{Config, Limit, Sandbox};

use crate::client::*;

async fn limited(calls: u32) -> Sandbox {
    let limit = Limit { calls, window: Duration::from_secs(3600), ..Limit::default() };
    Sandbox::start(Config { portfolio: spec(), limit, ..Config::default() }).await.unwrap()
}

#[tokio::test]
async fn the_call_beyond_the_limit_is_throttled_and_counted() {
    let sandbox = limited(3).await;
    for _ in 0..3 {
        assert_eq!(ask(&sandbox, BUDGET, "&BLDGID=000001").await.status, 200);
    }
    for _ in 0..2 {
        let answer = ask(&sandbox, BUDGET, "&BLDGID=000001").await;
        assert_eq!((answer.status, answer.text().as_str()), (429, "Too Many Requests"));
        assert_eq!(answer.header("retry-after"), None);
    }
    assert_eq!(sandbox.violations(), 2);
    let seen: Vec<_> = sandbox.calls().iter().map(|call| (call.status, call.throttled, call.in_window)).collect();
    assert_eq!(seen, [(200, false, 1), (200, false, 2), (200, false, 3), (429, true, 4), (429, true, 5)]);
}

#[tokio::test]
async fn clearing_the_log_does_not_empty_the_window() {
    let sandbox = limited(1).await;
    ask(&sandbox, BUDGET, "&BLDGID=000001").await;
    sandbox.clear_log();
    assert!(sandbox.calls().is_empty());
    assert_eq!(ask(&sandbox, BUDGET, "&BLDGID=000001").await.status, 429);
    assert_eq!(sandbox.violations(), 1);
}

#[tokio::test]
async fn calls_of_somebody_else_fill_the_window() {
    let sandbox = limited(5).await;
    sandbox.spend(4);
    assert_eq!(ask(&sandbox, BUDGET, "&BLDGID=000001").await.status, 200);
    assert_eq!(ask(&sandbox, BUDGET, "&BLDGID=000001").await.status, 429);
    assert_eq!(sandbox.calls().len(), 2);
}

#[tokio::test]
async fn a_throttled_call_uses_up_no_fault_and_a_faulty_one_counts() {
    let sandbox = limited(1).await;
    sandbox.set_faults(vec!["*:*:503:1".parse().unwrap(), "*:*:404:1".parse().unwrap()]);
    assert_eq!(ask(&sandbox, BUDGET, "&BLDGID=000001").await.status, 503);
    assert_eq!(ask(&sandbox, BUDGET, "&BLDGID=000001").await.status, 429);
    assert_eq!(sandbox.violations(), 1);
}

#[tokio::test]
async fn many_at_once_are_counted_one_by_one() {
    let sandbox = limited(20).await;
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let url = url(&sandbox, BUDGET, "&BLDGID=000001");
            tokio::spawn(async move { get(&url).await.status })
        })
        .collect();
    let mut throttled = 0;
    for call in calls {
        throttled += usize::from(call.await.unwrap() == 429);
    }
    assert_eq!((throttled, sandbox.violations()), (30, 30));
    let calls = sandbox.calls();
    assert!(calls.iter().map(|call| call.in_window).eq(1..=50), "the log is not in the window's order");
    assert!(calls.is_sorted_by_key(|call| call.at_ms));
}

#[tokio::test]
async fn one_connection_carries_many_calls() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    let sandbox = limited(10).await;
    let authorization = sandbox::Credentials::default().authorization();
    let request = format!("GET /mriapiservices/api.asp?$api=NONE HTTP/1.1\r\nAuthorization: {authorization}\r\n\r\n");
    let host = sandbox.url().replace("http://", "").replace("/mriapiservices/api.asp", "");
    let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
    stream.write_all(request.repeat(3).as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).await.unwrap();
    assert_eq!(text.matches("HTTP/1.1 404 Not Found").count(), 3);
    assert_eq!(sandbox.calls().len(), 3);
}

#[tokio::test]
async fn a_stopped_sandbox_frees_its_port() {
    let sandbox = limited(10).await;
    let port: u16 = sandbox.url().split([':', '/']).nth(4).unwrap().parse().unwrap();
    sandbox.stop().await;
    let again = Sandbox::start(Config { port, portfolio: spec(), ..Config::default() }).await.unwrap();
    assert_eq!(ask(&again, BUDGET, "&BLDGID=000001").await.status, 200);
    let taken = Sandbox::start(Config { port, ..Config::default() }).await;
    assert!(matches!(taken, Err(sandbox::StartError::Listen { port: p, .. }) if p == port));
}
