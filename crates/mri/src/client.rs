//! Asks MRI: one dataset of one property, all its pages, each call with a permit.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use model::{Dataset, Failure, FailureCode, Outcome, PropertyId, PropertyKind, Rows};
use quota::Budget;
use url::Url;

use secrecy::{ExposeSecret, SecretString};

use crate::decode::{Decoded, decode};
use crate::wire::{self, Asked, Page, Row, Verdict};
use crate::{
    Address, Catalogue, Credentials, HttpTransport, NoAnswer, Retries, Timeouts, Transport, TransportError, next_link, retry,
};

/// More pages than any property has: a server that links on for ever is broken.
const MOST_PAGES: usize = 1_000;

/// One customer's MRI.
pub struct Client {
    address: Address,
    credentials: Credentials,
    catalogue: Arc<Catalogue>,
    budget: Budget,
    transport: Arc<dyn Transport>,
    calls_made: AtomicU32,
    /// What must be in no message.
    secrets: Vec<SecretString>,
}

/// A dataset of a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub dataset: Dataset,
    pub kind: PropertyKind,
    pub property: PropertyId,
}

/// What came of a [`Question`], and what it cost.
#[derive(Debug)]
pub struct Fetched {
    pub outcome: Outcome<Rows>,
    /// Calls that MRI may have counted.
    pub calls: u32,
    /// What MRI calls the property, if a row says it.
    pub property_name: Option<String>,
    /// Rows without a lease id, left out.
    pub rows_without_key: u32,
}

/// What one API answered to a question for one row.
#[derive(Debug)]
pub struct Probe {
    pub api: String,
    pub outcome: Outcome<()>,
    pub calls: u32,
}

impl Client {
    pub fn new(
        address: Address,
        credentials: Credentials,
        catalogue: Arc<Catalogue>,
        budget: Budget,
        timeouts: Timeouts,
    ) -> Result<Self, TransportError> {
        let transport = Arc::new(HttpTransport::new(&address, timeouts)?);
        Ok(Self::with_transport(address, credentials, catalogue, budget, transport))
    }

    /// The same over another road, such as a simulation's.
    pub fn with_transport(
        address: Address,
        credentials: Credentials,
        catalogue: Arc<Catalogue>,
        budget: Budget,
        transport: Arc<dyn Transport>,
    ) -> Self {
        let secrets = credentials.spellings();
        Self { address, credentials, catalogue, budget, transport, calls_made: AtomicU32::new(0), secrets }
    }

    pub fn budget(&self) -> &Budget {
        &self.budget
    }

    /// All rows of a dataset of a property. Dropping the future stops at once; a call under way is settled in the ledger.
    pub async fn fetch(&self, question: &Question, retries: &Retries) -> Fetched {
        let calls = AtomicU32::new(0);
        let rows = self.fetch_pages(question, retries, &calls).await;
        let calls = calls.into_inner();
        let decoded = match rows {
            Ok(rows) => (rows.len(), decode(&self.catalogue, question.dataset, question.kind, &question.property, &rows)),
            Err(outcome) => return Fetched { outcome, calls, property_name: None, rows_without_key: 0 },
        };
        let (received, Decoded { rows, property_name, rows_without_key, rows_of_others }) = decoded;
        if rows_without_key > 0 {
            tracing::warn!(property.id = %question.property, dataset = %question.dataset, rows = rows_without_key, "rows without a lease id were left out");
        }
        let outcome = match rows {
            rows if rows.is_empty() && received == 0 => Outcome::Empty,
            // Nothing but rows that cannot be used is no "none".
            rows if rows.is_empty() => Outcome::Failed(Failure::new(
                FailureCode::UnreadableAnswer,
                why_useless(received, rows_without_key, rows_of_others),
            )),
            rows => Outcome::Rows(rows),
        };
        Fetched { outcome, calls, property_name, rows_without_key }
    }

    /// Asks for one row, once.
    pub async fn probe(&self, question: &Question) -> Probe {
        let calls = AtomicU32::new(0);
        let outcome = match self.call(self.first_url(question, 1), question, &calls).await {
            Ok(page) if page.rows.is_empty() => Outcome::Empty,
            Ok(_) => Outcome::Rows(()),
            Err(outcome) => outcome.map(drop),
        };
        let api = self.catalogue.entry(question.dataset, question.kind).api.clone();
        Probe { api, outcome, calls: calls.into_inner() }
    }

    async fn fetch_pages(&self, question: &Question, retries: &Retries, calls: &AtomicU32) -> Result<Vec<Row>, Outcome<Rows>> {
        let entry = self.catalogue.entry(question.dataset, question.kind);
        let mut url = self.first_url(question, entry.page_size);
        let mut asked = HashSet::from([url.to_string()]);
        let mut rows: Vec<Row> = Vec::new();
        loop {
            let page = self.call_until_answered(&url, question, retries, calls).await?;
            add_page(&mut rows, page.rows);
            let Some(link) = page.next else { return Ok(rows) };
            url = next_link::resolve(self.address.url(), &link).map_err(|next_link::Foreign| {
                let message = "MRI's link to the next page leads to another host; following it would send the password there";
                Outcome::Failed(Failure::new(FailureCode::ForeignLink, message))
            })?;
            // A link that repeats itself is MRI's way to say that this was the last page.
            if !asked.insert(url.to_string()) {
                return Ok(rows);
            }
            if asked.len() > MOST_PAGES {
                // A part of the rows must not pass for all of them.
                let message = format!("MRI links to page after page, more than {MOST_PAGES}");
                return Err(Outcome::Failed(Failure::new(FailureCode::UnreadableAnswer, message)));
            }
        }
    }

    async fn call_until_answered(
        &self,
        url: &Url,
        question: &Question,
        retries: &Retries,
        calls: &AtomicU32,
    ) -> Result<Page, Outcome<Rows>> {
        let mut tries = 0;
        loop {
            match self.call(url.clone(), question, calls).await {
                Err(Outcome::Failed(failure)) if tries < retry::MOST && retry::is_worth_it(failure.code) && retries.take() => {
                    tracing::info!(property.id = %question.property, dataset = %question.dataset, code = failure.code.as_str(), tries, "trying again");
                    tokio::time::sleep(retries.delay(tries)).await;
                    tries += 1;
                }
                other => return other,
            }
        }
    }

    /// One call: a permit, the request, the verdict.
    async fn call(&self, url: Url, question: &Question, calls: &AtomicU32) -> Result<Page, Outcome<Rows>> {
        let storage = |error: quota::LedgerError| Outcome::Failed(Failure::new(FailureCode::Storage, error.to_string()));
        let mut permit = self.budget.permit().await.map_err(storage)?;
        permit.sent();
        self.calls_made.fetch_add(1, Ordering::Relaxed);
        let answer = match self.transport.get(url, &self.credentials).await {
            Ok(answer) => answer,
            Err(NoAnswer { failure, unsent }) => {
                if unsent {
                    permit.unsent();
                    self.calls_made.fetch_sub(1, Ordering::Relaxed);
                } else {
                    calls.fetch_add(1, Ordering::Relaxed);
                }
                // Whose words these are depends on the transport.
                return Err(Outcome::Failed(Failure::new(failure.code, self.redact(&failure.message))));
            }
        };
        calls.fetch_add(1, Ordering::Relaxed);
        if answer.status == 429 {
            // Before the permit is settled, so that nobody slips in between.
            self.budget.close(answer.retry_after).map_err(storage)?;
        }
        drop(permit);
        let api = &self.catalogue.entry(question.dataset, question.kind).api;
        judge(wire::read(answer.status, &answer.body, &Asked { api, redact: &|text| self.redact(text) }), question)
    }

    /// Calls that MRI may have counted since this client was made, those under way and those given up included.
    pub fn calls_made(&self) -> u32 {
        self.calls_made.load(Ordering::Relaxed)
    }

    /// A server's sentence may echo what it was sent.
    fn redact(&self, text: &str) -> String {
        self.secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret.expose_secret(), "…"))
    }

    fn first_url(&self, question: &Question, page_size: u32) -> Url {
        let entry = self.catalogue.entry(question.dataset, question.kind);
        let mut url = self.address.url().clone();
        let mut query = vec![format!("$api={}", encode(&entry.api)), "$format=json".to_owned()];
        query.push(format!("{}={}", encode(&entry.property), encode(question.property.as_str())));
        if page_size > 0 {
            query.push(format!("$top={page_size}"));
        }
        url.set_query(Some(&query.join("&")));
        url
    }
}

fn judge(verdict: Verdict, question: &Question) -> Result<Page, Outcome<Rows>> {
    match verdict {
        Verdict::Page(page) => Ok(page),
        Verdict::NoRows => Ok(Page { rows: Vec::new(), next: None }),
        // Offers are a residential thing: MRI answers 400 for a commercial building, and that is normal.
        Verdict::BadRequest(_) if question.dataset == Dataset::Offers && question.kind == PropertyKind::Commercial => {
            Err(Outcome::NotApplicable)
        }
        Verdict::BadRequest(failure) | Verdict::Failed(failure) => Err(Outcome::Failed(failure)),
        Verdict::NotPermitted => Err(Outcome::NotPermitted),
    }
}

fn why_useless(received: usize, without_key: u32, of_others: u32) -> String {
    if without_key > 0 {
        format!("none of {received} rows has a lease id: MRI's field names may differ here, and the catalogue can be told")
    } else if of_others > 0 {
        format!("all {received} rows are of other properties: check the property's id, or the parameter that the catalogue names")
    } else {
        format!("none of {received} rows can be read: MRI's field names may differ here, and the catalogue can be told")
    }
}

fn encode(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A row may repeat across pages; twice on one page is twice.
fn add_page(rows: &mut Vec<Row>, page: Vec<Row>) {
    let known: HashSet<&Row> = rows.iter().collect();
    let new: Vec<Row> = page.into_iter().filter(|row| !known.contains(row)).collect();
    rows.extend(new);
}
