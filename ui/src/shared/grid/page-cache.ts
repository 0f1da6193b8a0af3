// The rows that the window holds of a long list: whole pages around what is looked at, the rest stays with whoever
// answers. A new question (another filter, sort, or "it went stale") is a new generation; the old rows stay on screen
// until its pages are there: its first one, or where the reader keeps their place all that are in sight, so that no row is blank
// in between. A late answer of an older one is dropped.
import { keepSame } from "./same";

export type Page<Row, About> = {
  generation: number;
  count: number;
  first: number;
  rows: Row[];
  about: About;
};
export type AskPage<Row, About> = (
  generation: number,
  first: number,
  last: number,
) => Promise<Page<Row, About>>;

/** What is on screen now. A new object whenever anything changed. */
export type Shown<About> = {
  count: number;
  about: About | null;
  /** a newer question is under way */
  asking: boolean;
  /** another number whenever another row stands somewhere */
  version: number;
  error: unknown;
};

export const PAGE = 100;
const KEPT = 40;
const AHEAD = 60;
const AT_ONCE = 4;
/** How often a reader who scrolls on may add to what a newer answer waits for. */
const ROUNDS = 3;

// Grows over reloads of the window as well: whoever answers may still remember the last one from before.
let newest = Math.floor(Date.now() / 1000);

export class PageCache<Row, About> {
  private generation = 0;
  private showing = 0;
  private question: AskPage<Row, About> | null = null;
  private staleMeanwhile = false;
  /** by page number; the order of the map is the order of use */
  private pages = new Map<number, Row[]>();
  private underWay = new Set<string>();
  private looked = { first: 0, last: 0 };
  private shown: Shown<About> = { count: 0, about: null, asking: false, version: 0, error: null };
  private readonly watching = new Set<() => void>();

  readonly watch = (seen: () => void) => {
    this.watching.add(seen);
    return () => void this.watching.delete(seen);
  };

  readonly snapshot = () => this.shown;

  readonly rowAt = (index: number): Row | undefined =>
    this.pages.get(Math.floor(index / PAGE))?.[index % PAGE];

  /** Asks something new. `keepPlace`: the same list again, so what is in sight changes all at once. */
  async ask(question: AskPage<Row, About>, keepPlace: boolean): Promise<void> {
    newest += 1;
    const mine = newest;
    this.generation = mine;
    this.question = question;
    this.staleMeanwhile = false;
    this.show({ asking: true });
    const inSight = () => (keepPlace && this.shown.count > 0 ? this.wanted() : [0]);
    const answers = new Map<number, Page<Row, About>>();
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const missing = inSight().filter((page) => !answers.has(page));
        if (missing.length === 0) break;
        const found = await Promise.all(
          missing.map(async (page) => [page, await this.answer(mine, page)] as const),
        );
        if (mine !== this.generation) return;
        for (const [page, answer] of found) answers.set(page, answer);
      }
    } catch (error) {
      if (mine === this.generation) this.show({ asking: false, error });
      return;
    }
    this.swap(mine, answers);
    this.fill();
    if (this.staleMeanwhile) void this.again();
  }

  /** For questions beside the pages, which are about what is on screen. */
  readonly generationNow = () => this.generation;

  /** While it is being asked, it waits for that answer: notices that come faster than answers would let none of them through. */
  async again(): Promise<void> {
    if (this.shown.asking) this.staleMeanwhile = true;
    else if (this.question) await this.ask(this.question, true);
  }

  /** The rows from first up to and without last are on screen. */
  readonly look = (first: number, last: number): void => {
    this.looked = { first, last };
    this.fill();
  };

  private fill(): void {
    if (this.showing !== this.generation) return;
    for (const page of this.wanted()) {
      const held = this.pages.get(page);
      if (held) {
        this.pages.delete(page);
        this.pages.set(page, held);
      } else if (this.underWay.size < AT_ONCE) void this.fetch(this.generation, page);
    }
  }

  /** what is seen first, then what is near */
  private wanted(): number[] {
    const { first, last } = this.looked;
    const pageOf = (index: number) => Math.floor(Math.max(0, Math.min(index, this.shown.count - 1)) / PAGE);
    const wanted = [first, last - 1, first - AHEAD, last - 1 + AHEAD].map(pageOf);
    return this.shown.count === 0 ? [] : [...new Set(wanted)];
  }

  private async answer(generation: number, page: number): Promise<Page<Row, About>> {
    if (!this.question) throw new Error("nothing was asked");
    const key = `${generation}/${page}`;
    this.underWay.add(key);
    try {
      return await this.question(generation, page * PAGE, (page + 1) * PAGE);
    } finally {
      this.underWay.delete(key);
    }
  }

  private async fetch(generation: number, page: number): Promise<void> {
    if (this.underWay.has(`${generation}/${page}`)) return;
    try {
      const answer = await this.answer(generation, page);
      if (generation === this.generation) this.keep(page, answer);
    } catch (error) {
      if (generation === this.generation) this.show({ asking: false, error });
      return;
    }
    this.fill();
  }

  private swap(generation: number, answers: Map<number, Page<Row, About>>): void {
    const old = this.pages;
    this.pages = new Map();
    this.showing = generation;
    let changed = old.size !== answers.size;
    for (const [page, { rows }] of answers) {
      const before = old.get(page);
      const kept = rows.map((row, at) => keepSame(row, before?.[at] ?? row));
      this.pages.set(page, kept);
      changed ||= kept.length !== before?.length || kept.some((row, at) => row !== before[at]);
    }
    const last = [...answers.values()].at(-1);
    if (last) this.show(this.told(last, changed));
  }

  private keep(page: number, answer: Page<Row, About>): void {
    this.pages.delete(page);
    this.pages.set(page, answer.rows);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= KEPT) break;
      this.pages.delete(oldest);
    }
    // What was fetched ahead stands nowhere yet.
    const { first, last } = this.looked;
    const isSeen = page * PAGE < last && (page + 1) * PAGE > first;
    this.show(this.told(answer, isSeen));
  }

  private told({ count, about }: Page<Row, About>, changed: boolean): Shown<About> {
    const version = this.shown.version + (changed || count !== this.shown.count ? 1 : 0);
    const { about: before } = this.shown;
    return {
      count,
      about: before === null ? about : keepSame(about, before),
      version,
      asking: false,
      error: null,
    };
  }

  private show(change: Partial<Shown<About>>): void {
    const isNews = Object.entries(change).some(
      ([what, value]) => this.shown[what as keyof Shown<About>] !== value,
    );
    if (!isNews) return;
    this.shown = { ...this.shown, ...change };
    for (const seen of this.watching) seen();
  }
}
