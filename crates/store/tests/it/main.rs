//! The data folder as its callers see it.

#[cfg(test)]
mod backup;
#[cfg(test)]
mod clients;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod dead_holders;
#[cfg(test)]
mod folder;
#[cfg(test)]
mod history;
#[cfg(test)]
mod ledger;
#[cfg(test)]
mod newer;
#[cfg(test)]
mod opening;
#[cfg(test)]
mod outcomes;
#[cfg(test)]
#[path = "../../../quota/tests/it/paused.rs"]
mod paused;
#[cfg(test)]
mod reboot;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod runs;
#[cfg(test)]
#[path = "../../../quota/tests/it/schedule.rs"]
mod schedule;
#[cfg(test)]
mod sealed;
#[cfg(test)]
mod staff;
#[cfg(test)]
#[path = "../../../quota/tests/it/urgency.rs"]
mod urgency;
#[cfg(test)]
mod urgent_sqlite;
#[cfg(test)]
mod versions;
