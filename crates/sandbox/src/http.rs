//! As much HTTP/1.1 as a pretend MRI needs, on bare TCP.
//!
//! Written by hand for two reasons: half of the faults are things that an HTTP library exists to prevent, and
//! an oracle that shares its HTTP code with the client under test would share its blind spots.

mod answer;
mod request;

pub(crate) use answer::{Answer, Delivery};
pub(crate) use request::{Query, Reader, Request};
