//! The columns of files and of copied cells. Each is keyed as the window keys its columns (the fields one can sort by);
//! what the window shows in one column can be several in a file.

use model::{ArrearsAge, DeadlineKind, OptionState, Renewal, RentChangeSource};

use super::cell::{Cell, count, date, moment, money, number, text, yes_no};
use super::names::Names;
use crate::EngineError;

pub(super) struct Column {
    pub(super) id: &'static str,
    /// The column of the window that it is shown in, where that is another one.
    shown_in: &'static str,
    pub(super) title: &'static str,
    /// In characters.
    pub(super) width: u8,
    pub(super) cell: fn(&Renewal, &Names) -> Cell,
}

macro_rules! columns {
    ($($id:literal $(in $shown_in:literal)?, $title:literal, $width:literal, |$r:ident $(, $n:ident)?| $cell:expr;)*) => {
        &[$(columns!(@ $id, [$($shown_in)?], $title, $width, $r, [$($n)?], $cell)),*]
    };
    (@ $id:literal, [$($shown_in:literal)?], $title:literal, $width:literal, $r:ident, [], $cell:expr) => {
        Column { id: $id, shown_in: concat!($($shown_in)?), title: $title, width: $width, cell: |$r, _| $cell }
    };
    (@ $id:literal, [$($shown_in:literal)?], $title:literal, $width:literal, $r:ident, [$n:ident], $cell:expr) => {
        Column { id: $id, shown_in: concat!($($shown_in)?), title: $title, width: $width, cell: |$r, $n| $cell }
    };
}

/// All that there are. Scripts rely on the order: a new one is appended.
pub(super) const COLUMNS: &[Column] = columns![
    "propertyId", "Property id", 12, |r| Cell::Text(r.property_id.to_string());
    "propertyName" in "propertyId", "Property", 28, |r| text(r.property_name.as_deref());
    "propertyKind", "Kind", 12, |r| Cell::Text(r.property_kind.to_string());
    "suiteId", "Suite", 10, |r| text(r.suite_id.as_deref());
    "leaseId", "Lease id", 10, |r| Cell::Text(r.lease_id.to_string());
    "occupantName", "Occupant", 32, |r| text(r.occupant_name.as_deref());
    "occupancyStatus", "Status", 12, |r| text(r.occupancy_status.as_deref());
    "leaseStart", "Lease start", 12, |r| date(r.lease_start);
    "expiryDate", "Expiry", 12, |r| date(r.expiry_date);
    "expirySource" in "expiryDate", "Expiry from", 11, |r| text(r.expiry_source.map(|source| source.as_str()));
    "daysToExpiry", "Days to expiry", 13, |r| count(r.days_to_expiry);
    "areaSqft", "Area sq ft", 11, |r| number(r.area_sqft);
    "monthlyRent", "Rent per month", 14, |r| money(r.monthly_rent);
    "annualRent", "Rent per year", 14, |r| money(r.annual_rent);
    "rentPerSqft", "Rent per sq ft", 13, |r| money(r.rent_per_sqft);
    "currency", "Currency", 9, |r| text(r.currency.as_deref());
    "optionNumber" in "optionNoticeBy", "Option", 8, |r| text(r.option.as_ref().and_then(|option| option.number.as_deref()));
    "optionType" in "optionNoticeBy", "Option type", 14, |r| text(r.option.as_ref().and_then(|option| option.kind.as_deref()));
    "optionNoticeBy", "Option notice by", 15, |r| date(r.option.as_ref().and_then(|option| option.notice_by));
    "optionTerm" in "optionNoticeBy", "Option term months", 17, |r| count(r.option.as_ref().and_then(|option| option.term_months));
    "optionRate" in "optionNoticeBy", "Option rate", 11, |r| number(r.option.as_ref().and_then(|option| option.rate));
    "offerTerm" in "offerRent", "Offer term months", 16, |r| count(r.offer.as_ref().and_then(|offer| offer.term_months));
    "offerRent", "Offer rent per month", 18, |r| money(r.offer.as_ref().and_then(|offer| offer.monthly_rent));
    "offerEffective" in "offerRent", "Offer effective", 14, |r| date(r.offer.as_ref().and_then(|offer| offer.effective_date));
    "offerSelected" in "offerRent", "Offer selected", 13, |r| yes_no(r.offer.as_ref().map(|offer| offer.selected));
    "balanceDue", "Balance due", 12, |r| money(r.balance_due);
    "budgetRentPerSqft", "Budget rent per sq ft", 18, |r| money(r.budget_rent_per_sqft);
    "notesCount", "Notes", 7, |r| count(r.notes_count);
    "lastNoteDate", "Last note on", 12, |r| date(r.last_note.as_ref().and_then(|note| note.date));
    "lastNote" in "lastNoteDate", "Last note", 40, |r| text(r.last_note.as_ref().map(|note| note.text.as_str()));
    "syncedAt", "Synced at (UTC)", 20, |r| moment(r.synced_at);
    "deadline", "Deadline", 12, |r| date(r.deadline.map(|deadline| deadline.on));
    "deadlineKind" in "deadline", "Deadline is", 14, |r| text(r.deadline.map(|deadline| deadline_kind(deadline.kind)));
    "deadlineDays" in "deadline", "Days to deadline", 15, |r| count(r.deadline.map(|deadline| deadline.days));
    "stage", "Stage", 18, |r, names| text(names.stage(r));
    "owner", "Owner", 16, |r| text(r.follow_up.as_ref().and_then(|own| own.owner.as_deref()));
    "nextStep", "Next step", 32, |r| text(r.follow_up.as_ref().and_then(|own| own.next_step.as_deref()));
    "followUpOn", "Follow up on", 12, |r| date(r.follow_up.as_ref().and_then(|own| own.follow_up_on));
    "tags", "Tags", 20, |r| text(r.follow_up.as_ref().filter(|own| !own.tags.is_empty()).map(|own| own.tags.join(", ")));
    "muted", "Muted", 7, |r| yes_no(Some(r.follow_up.as_ref().is_some_and(|own| own.muted)));
    "ownNotes", "Own notes", 9, |r| Cell::Count(r.own_notes.into());
    "optionState", "Option window", 13, |r| text(r.option.as_ref().map(|option| option_state(option.state)));
    "optionOpensOn" in "optionState", "Option opens on", 14, |r| date(r.option.as_ref().and_then(|option| option.opens_on));
    "nextStepOn", "Next rent step on", 16, |r| date(r.next_step.as_ref().map(|step| step.on));
    "nextStepRent" in "nextStepOn", "Rent after step", 14, |r| money(r.next_step.as_ref().and_then(|step| step.monthly_rent));
    "rentChange", "Rent change", 12, |r| money(r.rent_change.as_ref().map(|change| change.amount));
    "rentChangePercent" in "rentChange", "Rent change %", 13, |r| number(r.rent_change.as_ref().and_then(|change| change.percent));
    "rentChangeSource" in "rentChange", "Rent change from", 14, |r| text(r.rent_change.as_ref().map(|change| change_source(change.source)));
    "arrearsAge", "Arrears age", 16, |r| text(r.arrears_age.map(arrears_age));
    "budgetImprovementPerSqft", "Budget TI per sq ft", 17, |r| money(r.budget_improvement_per_sqft);
    "noticeDate", "Notice date", 12, |r| date(r.notice_date);
    "nextReviewDate", "Next review", 12, |r| date(r.next_review_date);
    "monthToMonth", "Month to month", 13, |r| yes_no(r.month_to_month);
    "offerExpires" in "offerRent", "Offered term ends", 15, |r| date(r.offer.as_ref().and_then(|offer| offer.expires_on));
    "offerLastDay" in "offerRent", "Offer last day", 13, |r| date(r.offer.as_ref().and_then(|offer| offer.last_date));
    "client", "Client", 16, |r, names| text(names.client(r));
];

/// The columns of a file for the window's columns, each once, in the window's order. None asked for = all.
pub(super) fn for_file(ids: &[String]) -> Result<Vec<&'static Column>, EngineError> {
    if ids.is_empty() {
        return Ok(COLUMNS.iter().collect());
    }
    let mut chosen: Vec<&'static Column> = Vec::new();
    for id in ids {
        one(id)?;
        let is_new = |column: &&Column| !chosen.iter().any(|there| there.id == column.id);
        let of_id = COLUMNS.iter().filter(|column| column.id == id || column.shown_in == id);
        let new: Vec<&'static Column> = of_id.filter(is_new).collect();
        chosen.extend(new);
    }
    Ok(chosen)
}

/// The columns of a page or of the clipboard: as many as asked for.
pub(super) fn one_each(ids: &[String]) -> Result<Vec<&'static Column>, EngineError> {
    ids.iter().map(|id| one(id)).collect()
}

fn one(id: &str) -> Result<&'static Column, EngineError> {
    COLUMNS.iter().find(|column| column.id == id).ok_or_else(|| {
        let known = COLUMNS.iter().map(|column| column.id).collect::<Vec<_>>().join(", ");
        EngineError::WrongUse(format!("there is no column `{id}`; there are {known}"))
    })
}

impl Column {
    /// As the window shows it: a property by its id and name in one, a note with its date.
    pub(super) fn in_one(&self, renewal: &Renewal, names: &Names) -> Cell {
        match (self.id, &renewal.property_name) {
            ("propertyId", Some(name)) => Cell::Text(format!("{} {name}", renewal.property_id)),
            ("lastNoteDate", _) => text(renewal.last_note.as_ref().map(|note| match note.date {
                Some(date) => format!("{date} {}", note.text),
                None => note.text.clone(),
            })),
            _ => (self.cell)(renewal, names),
        }
    }

    /// Of a column that shows several things in one.
    pub(super) fn one_width(&self) -> u8 {
        match self.id {
            "propertyId" => 26,
            "lastNoteDate" => 40,
            _ => self.width,
        }
    }

    pub(super) fn one_title(&self) -> &'static str {
        match self.id {
            "propertyId" => "Property",
            "lastNoteDate" => "Last note",
            _ => self.title,
        }
    }
}

fn deadline_kind(kind: DeadlineKind) -> &'static str {
    match kind {
        DeadlineKind::FollowUp => "follow-up",
        DeadlineKind::OptionNotice => "option notice",
        DeadlineKind::Offer => "offer",
        DeadlineKind::Expiry => "expiry",
    }
}

fn option_state(state: OptionState) -> &'static str {
    match state {
        OptionState::NotYetOpen => "not yet open",
        OptionState::Open => "open",
        OptionState::Lapsed => "lapsed",
        OptionState::Unknown => "unknown",
    }
}

fn change_source(source: RentChangeSource) -> &'static str {
    match source {
        RentChangeSource::Offer => "offer",
        RentChangeSource::Step => "agreed step",
    }
}

fn arrears_age(age: ArrearsAge) -> &'static str {
    match age {
        ArrearsAge::Current => "current",
        ArrearsAge::Thirty => "30 days",
        ArrearsAge::Sixty => "60 days",
        ArrearsAge::Ninety => "90 days",
        ArrearsAge::NinetyPlus => "over 90 days",
    }
}
