//! The whole engine in a time of its own, against an office without a network: hours pass in seconds, and whatever can happen to
//! calls, clocks and processes happens by a seed.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "figures, and the seed that fails, are read in a test's output")]

mod clock;
mod crash;
mod estimate;
mod journal;
mod life;
mod limit;
mod process;
mod reader;
mod refusal;
mod road;
mod seeds;
mod storm;
mod twice;
mod urgent;
mod world;
