/** Several rooms of one lesson on a real cluster at a time, for its proof: each has a namespace of its own. */
import type { Classroom, ReadLessonFile } from "../../classroom/classroom.ts";
import type { Lesson } from "../../lessons/lesson.ts";
import { type RealCluster, RealLesson } from "./real_lesson.ts";

export interface RealRoomsOptions {
  readonly cluster: RealCluster;
  readonly lesson: Lesson;
  readonly readFile: ReadLessonFile;
  readonly count: number;
  readonly seed: number;
}

export class RealRooms {
  readonly #options: RealRoomsOptions;
  readonly #all: readonly RealLesson[];
  readonly #made: RealLesson[] = [];
  readonly #free: RealLesson[] = [];
  readonly #waiting: ((free: RealLesson) => void)[] = [];

  constructor(options: RealRoomsOptions) {
    const { cluster, lesson, count } = options;
    this.#options = options;
    this.#all = Array.from({ length: count }, (_, index) => new RealLesson(cluster, lesson, index + 1));
  }

  /** The lesson as it is there. */
  get lesson(): Lesson {
    return this.#all[0]!.lesson;
  }

  get namespaces(): readonly string[] {
    return this.#all.map(({ namespace }) => namespace);
  }

  /** @throws {LessonRefused} the user may not, or somebody else has taken the lesson there */
  async make(): Promise<void> {
    for (const one of this.#all) {
      await one.check();
      if (await one.leftOver()) await one.remove();
      await one.make();
      this.#made.push(one);
      this.#free.push(one);
    }
  }

  /** The lesson's room or that of one of its drills, when one is free; it is free again when it is closed. */
  async open(lesson: Pick<Lesson, "world">): Promise<Classroom> {
    const { seed, readFile } = this.#options;
    const one = this.#free.shift() ?? await new Promise<RealLesson>((go) => void this.#waiting.push(go));
    let isReleased = false;
    const onClose = () => {
      if (!isReleased) this.#release(one);
      isReleased = true;
    };
    try {
      return await one.open({ seed, readFile, lesson, onClose });
    } catch (error) {
      onClose();
      throw error;
    }
  }

  /** Those that were made. */
  async remove(): Promise<void> {
    await Promise.all(this.#made.splice(0).map((one) => one.remove()));
  }

  #release(one: RealLesson): void {
    const next = this.#waiting.shift();
    if (next) next(one);
    else this.#free.push(one);
  }
}
