// How close a sync comes to what the call limit and the server allow, each figure beside its floor of the same run. Prints; asserts
// nothing, since a busy machine is no defect.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const program = process.argv[2] ?? "target/release/renewals";
const home = mkdtempSync(join(tmpdir(), "renewals-bench-"));
const env = { ...process.env, RENEWAL_DESK_DATA: join(home, "data"), RENEWALS_PASSWORD: "sample" };
const run = (words, more = {}) =>
  execFileSync(program, words, {
    env: { ...env, ...more },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1 << 30,
  });
const renewals = (...words) => run(words);

/** Starts the pretend MRI and adds it as a client; gives back how to read its log and how to end it. */
async function sandbox(name, quota, ...words) {
  const log = join(home, `${name}.jsonl`);
  const child = spawn(program, ["sandbox", "--quota", quota, "--log", log, ...words], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const url = (await lines.next()).value.match(/http\S+/)[0];
  const properties = (await lines.next()).value.match(/--property (\S+)/)[1];
  const who = ["--client-id", "C12345", "--database", "SAMPLE", "--user", "RENEWALS", "--key", "SAMPLEKEY"];
  const how = ["--quota", quota, "--secret-store", "file", "--property", properties];
  renewals("client", "add", name, "--url", url, ...who, ...how);
  const calls = () =>
    readFileSync(log, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  return { calls, end: () => child.kill() };
}

const sync = (name, ...words) =>
  JSON.parse(renewals("sync", "--client", name, "--json", "--per-second", "0", ...words));
const plan = (name) => JSON.parse(renewals("sync", "--client", name, "--plan", "--json"));
const rows = [];
const figure = (what, value, floor, ratio) => rows.push({ figure: what, value, floor, ratio });
const ratio = (value, floor) => (value / floor).toFixed(3);
const six = new Set(["leases", "offers", "emea", "options", "notes", "charges"]);
const ofSix = (log) => log.filter((call) => six.has(call.dataset)).length;
const stale = Object.keys({
  leases: 0,
  emea: 0,
  options: 0,
  charges: 0,
  notes: 0,
  delinquencies: 0,
  budget: 0,
});

// 20 properties × 5 leases through a window of 100 calls in 5 s.
const narrow = await sandbox("narrow", "100/5s", "--properties", "20", "--leases", "5");
const cold = sync("narrow", "--concurrency", "8");
const log = narrow.calls();
const span = log.at(-1).answered_ms - log[0].at_ms;
const least = Math.floor((log.length - 1) / 100) * 5_000;
figure(
  "cold sync, 20 × 5: calls of leases, offers, EMEA, options, notes, charges",
  ofSix(log),
  120,
  ratio(ofSix(log), 120),
);
figure("the same with arrears and budget", cold.result.calls, 160, ratio(cold.result.calls, 160));
figure("answers of 429", log.filter((call) => call.status === 429).length, 0, "");
figure("most calls in one window", Math.max(...log.map((call) => call.in_window)), 100, "");
figure("cold sync, ms ÷ least that the window allows", span, least, ratio(span, least));
figure("calls of a second sync", sync("narrow").result.calls, 0, "");
renewals("client", "set", "narrow", "--fresh", "leases=0");
figure("calls once leases alone are stale", plan("narrow").calls, 20, "");
renewals("client", "set", "narrow", ...stale.flatMap((dataset) => ["--fresh", `${dataset}=0`]));
figure(
  "calls once all is stale, offers known not to apply, without arrears and budget",
  plan("narrow").calls - 40,
  100,
  "",
);
narrow.end();

// The same at 50 leases a property.
const deep = await sandbox("deep", "100000/300s", "--properties", "20", "--leases", "50");
sync("deep", "--concurrency", "8");
figure(
  "cold sync, 20 × 50: calls of the same six",
  ofSix(deep.calls()),
  120,
  ratio(ofSix(deep.calls()), 120),
);
deep.end();

// The list of 20 properties (60 calls) at 200 ms a call, 4 at once.
const slow = await sandbox("slow", "100000/300s", "--properties", "20", "--leases", "5", "--latency", "200");
sync("slow", "--concurrency", "4");
const list = slow.calls().slice(0, 60);
const listed = list.at(-1).answered_ms - list[0].at_ms;
figure("the whole list, ms ÷ 60 × 200 ms ÷ 4", listed, 3_000, ratio(listed, 3_000));
slow.end();

// Everything that MRI says for ten minutes is 503: here for as long as the run is patient, which is not at all.
const storm = await sandbox(
  "storm",
  "100000/300s",
  "--properties",
  "20",
  "--leases",
  "5",
  "--fault",
  "*:*:503",
);
const beaten = (() => {
  try {
    return sync("storm", "--concurrency", "8", "--patience", "0");
  } catch (failed) {
    return JSON.parse(failed.stdout);
  }
})();
figure("calls under a storm of 503 ÷ plan", beaten.result.calls, 160, ratio(beaten.result.calls, 160));
storm.end();

// 1,000 properties × 100 leases, against the memory of the same program doing nothing much.
const peak = (words) => {
  const measured = execFileSync(
    "bash",
    [
      "-c",
      '"$0" "$@" >/dev/null 2>&1 & p=$!; m=0; while [ -e /proc/$p/status ]; do v=$(awk \'/VmHWM/{print $2}\' /proc/$p/status 2>/dev/null); [ -n "$v" ] && m=$v; sleep 0.01; done; echo $m',
      program,
      ...words,
    ],
    { env, encoding: "utf8" },
  );
  return Math.round(Number(measured.trim()) / 1024);
};
const large = await sandbox("large", "1000000/300s", "--properties", "1000", "--leases", "100");
const idle = peak(["sync", "--client", "slow", "--plan"]);
const busy = peak(["sync", "--client", "large", "--per-second", "0", "--concurrency", "8"]);
figure("memory of a sync of 1,000 × 100 above idle, MB", busy - idle, idle, "");
large.end();

// biome-ignore lint/suspicious/noConsole: printing is what it is for
console.table(rows);
rmSync(home, { recursive: true });
