//! The client against a pretend MRI over loopback, and against servers that say whatever they are told to.

#[cfg(test)]
mod canned;
#[cfg(test)]
mod connection;
#[cfg(test)]
mod datasets;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod floods;
#[cfg(test)]
mod links;
#[cfg(test)]
mod mutations;
#[cfg(test)]
mod narrowing;
#[cfg(test)]
mod office;
#[cfg(test)]
mod paging;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod simulated;
#[cfg(test)]
mod throttling;
