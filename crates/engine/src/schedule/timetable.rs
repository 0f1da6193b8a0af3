//! When a schedule starts runs: its cron times on the wall of its time zone, outside its quiet hours. Summer time is the zone's: a
//! time that the clocks skip comes when they have skipped it, a time that they repeat comes once.

use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use croner::Cron;
use jiff::Timestamp;
use jiff::civil::{DateTime as Civil, Time};
use jiff::tz::TimeZone;
use model::{Instant, QuietHours, Schedule};

use crate::EngineError;

pub(super) struct Timetable {
    /// `None`: no times are set.
    cron: Option<Cron>,
    zone: TimeZone,
    quiet: Option<(Time, Time)>,
}

impl Timetable {
    pub(super) fn new(schedule: &Schedule) -> Result<Self, EngineError> {
        let text = schedule.cron.trim();
        if text.is_empty() && schedule.enabled {
            return Err(EngineError::WrongUse("the schedule has no times: write five cron fields, such as `0 6 * * 1-5`".into()));
        }
        let zone = match &schedule.time_zone {
            None => TimeZone::system(),
            Some(name) => TimeZone::get(name).map_err(|_| {
                EngineError::WrongUse(format!("`{name}` is no time zone that is known here; write one such as Europe/London"))
            })?,
        };
        Ok(Self {
            cron: if text.is_empty() { None } else { Some(parse_cron(text)?) },
            zone,
            quiet: schedule.quiet.as_ref().map(parse_quiet).transpose()?,
        })
    }

    /// The first start after a moment. A time within quiet hours starts when they end.
    pub(super) fn next_after(&self, at: Instant) -> Option<Instant> {
        let cron = self.cron.as_ref()?;
        let mut from = self.wall(at);
        // A time that the clocks repeat can lie before the moment that it was looked for from; the next one cannot.
        for _ in 0..200 {
            let next = from_chrono(cron.find_next_occurrence(&to_chrono(from)?, false).ok()?)?;
            let moved = self.after_quiet(next)?;
            let start = self.instant(moved)?;
            // Where the clocks skip the end of the quiet hours, it comes the next day.
            if start > at && !self.is_quiet(start) {
                return Some(start);
            }
            from = moved;
        }
        None
    }

    /// Whether a start has come since everything until `handled` was seen to.
    pub(super) fn is_due(&self, handled: Instant, now: Instant) -> bool {
        !self.is_quiet(now) && self.next_after(handled).is_some_and(|next| next <= now)
    }

    pub(super) fn is_quiet(&self, at: Instant) -> bool {
        self.is_quiet_time(self.wall(at).time())
    }

    fn is_quiet_time(&self, time: Time) -> bool {
        match self.quiet {
            None => false,
            Some((from, to)) if from < to => from <= time && time < to,
            Some((from, to)) => time >= from || time < to,
        }
    }

    fn after_quiet(&self, at: Civil) -> Option<Civil> {
        let Some((_, to)) = self.quiet.filter(|_| self.is_quiet_time(at.time())) else { return Some(at) };
        let today = at.date().to_datetime(to);
        if today > at { Some(today) } else { Some(at.date().tomorrow().ok()?.to_datetime(to)) }
    }

    fn wall(&self, at: Instant) -> Civil {
        Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned_datetime(self.zone.clone()).datetime()
    }

    fn instant(&self, civil: Civil) -> Option<Instant> {
        let zoned = self.zone.to_ambiguous_zoned_datetime(civil).compatible().ok()?;
        Some(Instant(zoned.timestamp().as_millisecond()))
    }
}

fn parse_cron(text: &str) -> Result<Cron, EngineError> {
    let wrong = |why: &str| {
        EngineError::WrongUse(format!(
            "`{text}` is no schedule ({why}): write minute, hour, day of month, month and day of week, such as `0 6 * * 1-5`"
        ))
    };
    if text.split_whitespace().count() != 5 {
        return Err(wrong("it has not five fields"));
    }
    Cron::from_str(text).map_err(|error| wrong(&error.to_string()))
}

fn parse_quiet(quiet: &QuietHours) -> Result<(Time, Time), EngineError> {
    let wrong = |error: model::QuietHoursError| EngineError::WrongUse(error.to_string());
    let QuietHours { from, to } = quiet.to_string().parse().map_err(wrong)?;
    let time = |text: &str| Time::strptime("%H:%M", text).map_err(|error| EngineError::WrongUse(error.to_string()));
    Ok((time(&from)?, time(&to)?))
}

/// croner reckons with chrono's types: the wall's reading goes in and comes out as if it were UTC.
fn to_chrono(civil: Civil) -> Option<DateTime<Utc>> {
    let date = NaiveDate::from_ymd_opt(civil.year().into(), civil.month().try_into().ok()?, civil.day().try_into().ok()?)?;
    let (hour, minute, second) =
        (civil.hour().try_into().ok()?, civil.minute().try_into().ok()?, civil.second().try_into().ok()?);
    Some(date.and_hms_opt(hour, minute, second)?.and_utc())
}

fn from_chrono(at: DateTime<Utc>) -> Option<Civil> {
    let small = |number: u32| i8::try_from(number).ok();
    let (year, month, day) = (i16::try_from(at.year()).ok()?, small(at.month())?, small(at.day())?);
    Civil::new(year, month, day, small(at.hour())?, small(at.minute())?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn schedule(cron: &str, zone: &str, quiet: Option<&str>) -> Schedule {
        Schedule {
            enabled: true,
            cron: cron.into(),
            time_zone: Some(zone.into()),
            quiet: quiet.map(|text| text.parse().unwrap()),
            start_if_older_secs: None,
        }
    }

    fn at(text: &str) -> Instant {
        Instant(text.parse::<Timestamp>().unwrap().as_millisecond())
    }

    fn starts(schedule: &Schedule, from: &str, count: usize) -> Vec<String> {
        let timetable = Timetable::new(schedule).unwrap();
        let starts = std::iter::successors(timetable.next_after(at(from)), |at| timetable.next_after(*at));
        starts.take(count).map(|at| Timestamp::from_millisecond(at.0).unwrap().to_string()).collect()
    }

    #[test]
    fn weekdays_at_six_are_six_on_the_wall_in_winter_and_summer() {
        let london = schedule("0 6 * * 1-5", "Europe/London", None);
        assert_eq!(starts(&london, "2026-11-20T12:00:00Z", 2), ["2026-11-23T06:00:00Z", "2026-11-24T06:00:00Z"]);
        assert_eq!(starts(&london, "2026-07-03T12:00:00Z", 1), ["2026-07-06T05:00:00Z"]);
    }

    #[test]
    fn a_time_that_the_clocks_skip_comes_after_it_and_one_that_they_repeat_comes_once() {
        let new_york = schedule("30 2 * * *", "America/New_York", None);
        // 2026-03-08 has no 02:30 there.
        assert_eq!(starts(&new_york, "2026-03-08T00:00:00Z", 2), ["2026-03-08T07:30:00Z", "2026-03-09T06:30:00Z"]);
        let half_past_one = schedule("30 1 * * *", "America/New_York", None);
        // 2026-11-01 has two of 01:30.
        assert_eq!(starts(&half_past_one, "2026-11-01T00:00:00Z", 2), ["2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"]);
    }

    #[test]
    fn what_falls_into_quiet_hours_starts_once_when_they_end() {
        let quiet = schedule("0 */2 * * *", "UTC", Some("20:00-06:00"));
        let want = ["2026-11-23T18:00:00Z", "2026-11-24T06:00:00Z", "2026-11-24T08:00:00Z"];
        assert_eq!(starts(&quiet, "2026-11-23T17:00:00Z", 3), want);
        let timetable = Timetable::new(&quiet).unwrap();
        let handled = at("2026-11-23T17:00:00Z");
        assert!(timetable.is_due(handled, at("2026-11-23T18:00:00Z")));
        assert!(!timetable.is_due(handled, at("2026-11-23T23:00:00Z")), "what was missed is not made up for in the night");
        assert!(timetable.is_due(handled, at("2026-11-24T06:00:00Z")));
    }

    #[test]
    fn quiet_hours_whose_end_the_clocks_skip_last_another_day() {
        // 2028-03-12 has no 02:00 there, and 03:00 is quiet again.
        let schedule = schedule("0 * * * *", "America/New_York", Some("03:00-02:00"));
        assert_eq!(starts(&schedule, "2028-03-12T06:30:00Z", 1), ["2028-03-13T06:00:00Z"]);
    }

    #[test]
    fn a_schedule_that_makes_no_sense_is_explained() {
        for (cron, zone) in [("", "UTC"), ("6", "UTC"), ("0 25 * * *", "UTC"), ("* * * * * *", "UTC"), ("0 6 * * *", "Mars/Base")]
        {
            let Err(EngineError::WrongUse(said)) = Timetable::new(&schedule(cron, zone, None)) else { panic!("{cron} {zone}") };
            assert!(said.contains("such as"), "{said}");
        }
        // The 30th of February never comes.
        assert_eq!(Timetable::new(&schedule("0 6 30 2 *", "UTC", None)).unwrap().next_after(at("2026-01-01T00:00:00Z")), None);
    }

    proptest! {
        /// Starts rise, and none lies in quiet hours.
        #[test]
        fn starts_rise_and_keep_the_quiet(
            minute in 0..60_u8, every in 1..12_u8, from in 0..24_u8, to in 0..24_u8,
            ms in 1_700_000_000_000_i64..1_900_000_000_000, zone in prop::sample::select(vec!["UTC", "America/New_York", "Pacific/Apia", "Asia/Kolkata"]),
        ) {
            prop_assume!(from != to);
            let quiet = format!("{from:02}:00-{to:02}:00");
            let timetable = Timetable::new(&schedule(&format!("{minute} */{every} * * *"), zone, Some(&quiet))).unwrap();
            let mut last = Instant(ms);
            for _ in 0..20 {
                let next = timetable.next_after(last).unwrap();
                prop_assert!(next > last);
                prop_assert!(!timetable.is_quiet(next), "{next:?} is quiet");
                last = next;
            }
        }
    }
}
