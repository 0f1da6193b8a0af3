//! Asks MRI: one dataset of one property, all its pages, each call with a permit.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use model::{Dataset, Failure, FailureCode, Outcome, PropertyKind, Rows};
use quota::Budget;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::decode::{Decoded, decode};
use crate::fetched::Course;
use crate::wire::{self, Asked, Page, Row, Verdict};
use crate::{
    Address, Catalogue, Credentials, Entry, Fetched, HttpTransport, NoAnswer, Probe, Question, Retries, Timeouts, Transport,
    TransportError, next_link, retry,
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
        let mut course = Course::default();
        match self.fetch_pages(question, retries, &mut course).await {
            Ok(rows) => self.understand(question, &rows, course),
            Err(outcome) => course.ended(outcome),
        }
    }

    fn understand(&self, question: &Question, received: &[Row], course: Course) -> Fetched {
        let decoded = decode(&self.catalogue, question, received);
        let rows_without_key = decoded.rows_without_key;
        if rows_without_key > 0 {
            tracing::warn!(property.id = %question.property, dataset = %question.dataset, rows = rows_without_key, "rows without a lease id were left out");
        }
        let property_name = decoded.property_name.clone();
        let fields = received.iter().flat_map(Row::names).cloned().collect();
        Fetched { property_name, rows_without_key, fields, ..course.ended(outcome_of(decoded, received.len())) }
    }

    /// Asks for one row, once, and before all others: somebody, or a whole run, waits for what comes of it.
    pub async fn probe(&self, question: &Question) -> Probe {
        let entry = self.catalogue.entry(question.dataset, question.kind);
        let mut course = Course::default();
        let url = question.url(&self.address, entry, 1);
        let outcome = match self.call(&self.budget.urgent(), url, question, &mut course).await {
            Ok(page) if page.rows.is_empty() => Outcome::Empty,
            Ok(_) => Outcome::Rows(()),
            Err(outcome) => outcome.map(drop),
        };
        Probe { api: entry.api.clone(), outcome, calls: course.calls }
    }

    async fn fetch_pages(&self, question: &Question, retries: &Retries, course: &mut Course) -> Result<Vec<Row>, Outcome<Rows>> {
        let entry = self.catalogue.entry(question.dataset, question.kind);
        let mut url = question.url(&self.address, entry, entry.page_size);
        let mut asked = HashSet::from([url.to_string()]);
        let mut rows: Vec<Row> = Vec::new();
        loop {
            let page = self.call_until_answered(&url, question, retries, course).await?;
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
        course: &mut Course,
    ) -> Result<Page, Outcome<Rows>> {
        let mut tries = 0;
        loop {
            match self.call(&self.budget, url.clone(), question, course).await {
                Err(Outcome::Failed(failure))
                    if tries < retry::MOST && retry::is_worth_it(failure.code) && retries.take_at_once() =>
                {
                    tracing::info!(property.id = %question.property, dataset = %question.dataset, code = failure.code.as_str(), tries, "trying again");
                    tokio::time::sleep(retries.delay(tries)).await;
                    tries += 1;
                    course.retries += 1;
                }
                other => return other,
            }
        }
    }

    /// One call: a permit, the request, the verdict.
    async fn call(&self, budget: &Budget, url: Url, question: &Question, course: &mut Course) -> Result<Page, Outcome<Rows>> {
        let storage = |error: quota::LedgerError| Outcome::Failed(Failure::new(FailureCode::Storage, error.to_string()));
        let in_line = tokio::time::Instant::now();
        let permit = budget.permit().await;
        course.waited += in_line.elapsed();
        let mut permit = permit.map_err(storage)?;
        permit.sent();
        self.calls_made.fetch_add(1, Ordering::Relaxed);
        let answer = match self.transport.get(url, &self.credentials).await {
            Ok(answer) => answer,
            Err(NoAnswer { failure, unsent }) => {
                if unsent {
                    permit.unsent();
                    self.calls_made.fetch_sub(1, Ordering::Relaxed);
                } else {
                    course.calls += 1;
                }
                // Whose words these are depends on the transport.
                return Err(Outcome::Failed(Failure::new(failure.code, self.redact(&failure.message))));
            }
        };
        course.calls += 1;
        if answer.status == 429 {
            // Before the permit is settled, so that nobody slips in between.
            self.budget.close(answer.retry_after).map_err(storage)?;
        }
        drop(permit);
        let entry = self.catalogue.entry(question.dataset, question.kind);
        let asked = Asked { api: &entry.api, redact: &|text| self.redact(text) };
        let verdict = wire::read(answer.status, &answer.body, &asked);
        course.wants_lease = wants_lease(&verdict, question, entry);
        judge(verdict, question)
    }

    /// Calls that MRI may have counted since this client was made, those under way and those given up included.
    pub fn calls_made(&self) -> u32 {
        self.calls_made.load(Ordering::Relaxed)
    }

    /// A server's sentence may echo what it was sent.
    fn redact(&self, text: &str) -> String {
        self.secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret.expose_secret(), "…"))
    }
}

fn judge(verdict: Verdict, question: &Question) -> Result<Page, Outcome<Rows>> {
    match verdict {
        Verdict::Page(page) => Ok(page),
        Verdict::NoRows => Ok(Page { rows: Vec::new(), next: None }),
        Verdict::BadRequest(_) if may_not_apply(question) => Err(Outcome::NotApplicable),
        Verdict::BadRequest(failure) | Verdict::Failed(failure) => Err(Outcome::Failed(failure)),
        Verdict::NotPermitted => Err(Outcome::NotPermitted),
    }
}

/// Offers are a residential thing: MRI answers 400 for a commercial building, and that is normal.
fn may_not_apply(question: &Question) -> bool {
    question.dataset == Dataset::Offers && question.kind == PropertyKind::Commercial
}

fn wants_lease(verdict: &Verdict, question: &Question, entry: &Entry) -> bool {
    matches!(verdict, Verdict::BadRequest(_)) && !may_not_apply(question) && question.lease.is_none() && entry.lease.is_some()
}

fn outcome_of(decoded: Decoded, received: usize) -> Outcome<Rows> {
    if !decoded.rows.is_empty() {
        return Outcome::Rows(decoded.rows);
    }
    if received == 0 || decoded.only_other_leases {
        return Outcome::Empty;
    }
    // Nothing but rows that cannot be used is no "none".
    let why = why_useless(received, decoded.rows_without_key, decoded.rows_of_others);
    Outcome::Failed(Failure::new(FailureCode::UnreadableAnswer, why))
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

/// A row may repeat across pages; twice on one page is twice.
fn add_page(rows: &mut Vec<Row>, page: Vec<Row>) {
    let known: HashSet<&Row> = rows.iter().collect();
    let new: Vec<Row> = page.into_iter().filter(|row| !known.contains(row)).collect();
    rows.extend(new);
}
