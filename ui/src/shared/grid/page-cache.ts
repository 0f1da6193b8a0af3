// The rows that the window holds of a long list: whole pages around what is looked at, the rest stays with whoever
// answers. A new question (another filter, sort, or "it went stale") is a new generation; the old rows stay on screen
// until its first page is there, and a late answer of an older one is dropped.

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
  error: unknown;
};

export const PAGE = 200;
const KEPT = 40;
const AHEAD = 60;
const AT_ONCE = 4;

// Grows over reloads of the window as well: whoever answers may still remember the last one from before.
let newest = Math.floor(Date.now() / 1000);

export class PageCache<Row, About> {
  private generation = 0;
  private showing = 0;
  private question: AskPage<Row, About> | null = null;
  /** by page number; the order of the map is the order of use */
  private pages = new Map<number, Row[]>();
  private underWay = new Set<string>();
  private looked = { first: 0, last: 0 };
  private shown: Shown<About> = { count: 0, about: null, asking: false, error: null };
  private readonly watching = new Set<() => void>();

  readonly watch = (seen: () => void) => {
    this.watching.add(seen);
    return () => void this.watching.delete(seen);
  };

  readonly snapshot = () => this.shown;

  readonly rowAt = (index: number): Row | undefined =>
    this.pages.get(Math.floor(index / PAGE))?.[index % PAGE];

  /** Asks something new. `keepPlace`: the same question again, so begin where the reader is. */
  async ask(question: AskPage<Row, About>, keepPlace: boolean): Promise<void> {
    newest += 1;
    this.generation = newest;
    this.question = question;
    this.show({ asking: true });
    await this.fetch(this.generation, keepPlace ? Math.floor(this.looked.first / PAGE) : 0);
  }

  /** For questions beside the pages, which are about what is on screen. */
  readonly generationNow = () => this.generation;

  async again(): Promise<void> {
    if (this.question) await this.ask(this.question, true);
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

  private async fetch(generation: number, page: number): Promise<void> {
    const key = `${generation}/${page}`;
    if (!this.question || this.underWay.has(key)) return;
    this.underWay.add(key);
    try {
      const answer = await this.question(generation, page * PAGE, (page + 1) * PAGE);
      if (generation === this.generation) this.keep(page, answer);
    } catch (error) {
      if (generation === this.generation) this.show({ asking: false, error });
      return;
    } finally {
      this.underWay.delete(key);
    }
    this.fill();
  }

  private keep(page: number, answer: Page<Row, About>): void {
    if (this.showing !== answer.generation) this.pages.clear();
    this.showing = answer.generation;
    this.pages.delete(page);
    this.pages.set(page, answer.rows);
    for (const oldest of this.pages.keys()) {
      if (this.pages.size <= KEPT) break;
      this.pages.delete(oldest);
    }
    this.show({ count: answer.count, about: answer.about, asking: false, error: null });
  }

  private show(change: Partial<Shown<About>>): void {
    this.shown = { ...this.shown, ...change };
    for (const seen of this.watching) seen();
  }
}
