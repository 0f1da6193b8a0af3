//! A bare HTTP client. It shows what is on the wire, broken or not, where a real one would tidy up or refuse.

use std::io;

use sandbox::{Config, Credentials, Fault, Sandbox, Spec};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

pub const LEASES: &str = "MRI_S-PMCM_CommercialLeasesLeasByBuildingID";
pub const RESIDENTS: &str = "MRI_S-PMRM_ResidentLeaseDetailsByPropertyID";
pub const OFFERS: &str = "MRI_S-PMRM_ResidentialRenewalOffers";
pub const EMEA: &str = "MRI_S-PMCM_LeaseEMEAInformation";
pub const OPTIONS: &str = "MRI_S-PMCM_CommercialLeasesLeasOptsByBuildingID";
pub const NOTES: &str = "MRI_S-PMCM_CommercialLeasesNoteByBuildingID";
pub const CHARGES: &str = "MRI_S-PMCM_CommercialLeasesCmreccByBuildingID";
pub const DELINQUENCIES: &str = "MRI_S-PMCM_CurrentDelinquencies";
pub const BUDGET: &str = "MRI_S-PMCM_CommercialLeaseAnlsByBuildingID";
pub const PROPERTIES: &str = "MRI_S-PMRM_PropertyIDByNameOrAddress";
pub const BUILDING: &str = "MRI_S-PMCM_CommercialBuildingWithSuitesByBLDGID";

/// What came back, to the last byte before the connection ended.
pub struct Response {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Response {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn rows(&self) -> Vec<Value> {
        assert_eq!(self.status, 200, "{}", self.text());
        match &self.json()["value"] {
            Value::Array(rows) => rows.clone(),
            row => vec![row.clone()],
        }
    }

    pub fn next_link(&self) -> Option<String> {
        self.json()["nextLink"].as_str().map(str::to_owned)
    }

    pub fn declared_len(&self) -> usize {
        self.header("content-length").unwrap().parse().unwrap()
    }
}

/// 4 properties, the last of them residential, seen from a fixed day.
pub fn spec() -> Spec {
    Spec { properties: 4, leases: 5, residential: 1, seed: 4, today: "2026-03-15".parse().unwrap() }
}

pub async fn start(spec: Spec) -> Sandbox {
    Sandbox::start(Config { portfolio: spec, ..Config::default() }).await.unwrap()
}

pub async fn start_with_fault(fault: &str) -> Sandbox {
    let faults: Vec<Fault> = vec![fault.parse().unwrap()];
    Sandbox::start(Config { portfolio: spec(), faults, ..Config::default() }).await.unwrap()
}

/// The URL of a call for JSON, with further parameters such as `&BLDGID=000001`.
pub fn url(sandbox: &Sandbox, api: &str, parameters: &str) -> String {
    format!("{}?$api={api}&$format=json{parameters}", sandbox.url())
}

/// One call with the right credentials.
pub async fn ask(sandbox: &Sandbox, api: &str, parameters: &str) -> Response {
    get(&url(sandbox, api, parameters)).await
}

/// One call to a full URL with the right credentials.
pub async fn get(url: &str) -> Response {
    try_get(url, &Credentials::default().authorization()).await.unwrap()
}

pub async fn try_get(url: &str, authorization: &str) -> io::Result<Response> {
    let mut stream = send(url, authorization).await?;
    let mut wire = Vec::new();
    stream.read_to_end(&mut wire).await?;
    Ok(parse(&wire))
}

/// Sends a request and leaves the answer to be read.
pub async fn send(url: &str, authorization: &str) -> io::Result<TcpStream> {
    let (host, target) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).await?;
    let head = format!("GET /{target} HTTP/1.1\r\nHost: {host}\r\nAuthorization: {authorization}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    Ok(stream)
}

fn parse(wire: &[u8]) -> Response {
    let head_len = wire.windows(4).position(|four| four == b"\r\n\r\n").expect("no head in the answer");
    let head = std::str::from_utf8(&wire[..head_len]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned())).unwrap();
    Response { status, headers: lines.map(header).collect(), body: wire[head_len + 4..].to_vec() }
}
