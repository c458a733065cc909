/** What a learner can do in a lesson, as one word each: the keys of the screen and the commands of `--plain` mean the same. */
import type { QuizBlock } from "../../lessons/lesson.ts";
import { hasCommands } from "../../lessons/teacher/block_commands.ts";
import { checkOf, hintsOf, rightAnswer } from "../../lessons/teacher/step_run.ts";
import { withValues } from "../../lessons/teacher/substitute.ts";
import type { LessonSession } from "../session/lesson_session.ts";
import { AnswerDraft, type NumberedQuestion } from "./answer_draft.ts";
import { type Item, nextItem } from "./next_item.ts";

export class LearnerActs {
  readonly #session: LessonSession;
  /** Of the question that was answered with numbers last, all of them or some. */
  #drafting: AnswerDraft | undefined;

  constructor(session: LessonSession) {
    this.#session = session;
  }

  /** What is to be done next in the step that is shown. */
  get item(): Item | undefined {
    const { lesson, at, runs } = this.#session.state;
    return nextItem(lesson.steps[at]!, runs[at]!);
  }

  /** Its number where it is a command to be run. */
  get commandBlock():
    | { readonly index: number; readonly terminal: number; readonly isKeys: boolean }
    | undefined {
    const { lesson, at, runs } = this.#session.state;
    const item = this.item;
    const block = item && lesson.steps[at]!.blocks[item.block];
    if (!item || !block || !hasCommands(block)) return undefined;
    if (block.kind === "run") return { index: item.block, terminal: block.terminal, isKeys: block.isKeys };
    return runs[at]!.predictions[item.block] === undefined
      ? undefined
      : { index: item.block, terminal: 1, isKeys: false };
  }

  /** The shell that the next command is for has not come back; keys are for what runs there. */
  get isBusy(): boolean {
    const command = this.commandBlock;
    const { at, reached } = this.#session.state;
    if (!command || command.isKeys || at !== reached) return false;
    const terminal = this.#session.world?.classroom.terminals.get(command.terminal);
    return terminal !== undefined && !terminal.isWaiting && !terminal.isMidLine;
  }

  /** Letters that answer what is asked now; empty: it is not answered by a letter. */
  get letters(): readonly string[] {
    return Object.keys(this.#options ?? {});
  }

  /** What has been typed of an answer in numbers. */
  get drafted(): string {
    return this.#draft?.text ?? "";
  }

  /** A letter for what is asked now. Undefined: it is no answer. */
  answer(letter: string): Promise<void> | undefined {
    const options = this.#options;
    const item = this.item;
    if (!item || !options || !Object.hasOwn(options, letter)) return undefined;
    const question = this.#question;
    if (!question) return this.#session.predict(item.block, letter);
    const answer = { given: letter, isRight: letter === rightAnswer(question) };
    return this.#session.answer(item.block, item.question ?? 0, answer);
  }

  /** A digit for what is asked now. Undefined: it is no answer, or not all of one. */
  answerNumber(digit: string): Promise<void> | undefined {
    const item = this.item;
    const question = this.#numbered;
    if (!item || !question) return undefined;
    const draft = this.#drafting = this.#draft ?? new AnswerDraft(question);
    const answer = draft.take(digit);
    return answer && this.#session.answer(item.block, item.question ?? 0, answer);
  }

  /** How many numbers there are to be put in order; 0: none. */
  get count(): number {
    const question = this.#numbered;
    if (!question) return 0;
    return "order" in question ? question.order.length : Object.keys(question.match).length;
  }

  shortenDraft(): void {
    this.#draft?.shorten();
  }

  clearDraft(): void {
    this.#draft?.clear();
  }

  /** The next hint, or, after the last one, the solution. Or says that there is none. */
  async help(): Promise<string | undefined> {
    const { lesson, at, runs } = this.#session.state;
    const step = lesson.steps[at]!;
    if (!checkOf(step)) return "no hints here: there is no goal in this step";
    if (runs[at]!.hintsShown < hintsOf(step).length) await this.#session.hint();
    else await this.#session.showSolution();
    return undefined;
  }

  /** The command that shows the mistake that is there. */
  get look(): string | undefined {
    const { lesson, at, runs, values } = this.#session.state;
    const { mistake } = runs[at]!;
    const found = lesson.steps[at]!.blocks.flatMap((block) => block.kind === "mistakes" ? block.mistakes : [])
      .find(({ id }) => id === mistake);
    return found && withValues(found.look, values);
  }

  /** Something else than a shell of the host has the keys of the first terminal: it would get that command. */
  get isLookHeldUp(): boolean {
    const terminal = this.#session.world?.classroom.terminals.get(1);
    return terminal !== undefined && !terminal.isHostWaiting;
  }

  /** Runs it in the first terminal, if a shell of the host waits there. */
  async runLook(): Promise<void> {
    const { look } = this;
    if (look !== undefined && !this.isLookHeldUp) await this.#session.typeWhole(look, 1);
  }

  /** To the next step; or says what is still open. */
  async next(): Promise<string | undefined> {
    const open = await this.#session.next();
    return open.length > 0 ? `still open: ${open.join(", ")} (S passes it by)` : undefined;
  }

  get #options(): Readonly<Record<string, string>> | undefined {
    const { lesson, at, runs } = this.#session.state;
    const item = this.item;
    const block = item && lesson.steps[at]!.blocks[item.block];
    if (item && block?.kind === "predict") {
      return runs[at]!.predictions[item.block] === undefined ? block.options : undefined;
    }
    const question = this.#question;
    return question && "options" in question ? question.options : undefined;
  }

  get #question(): QuizBlock["questions"][number] | undefined {
    const { lesson, at } = this.#session.state;
    const item = this.item;
    const block = item && lesson.steps[at]!.blocks[item.block];
    return block?.kind === "quiz" ? block.questions[item?.question ?? 0] : undefined;
  }

  /** Numbers typed for one question are none for another. */
  get #draft(): AnswerDraft | undefined {
    return this.#drafting && this.#drafting.question === this.#numbered ? this.#drafting : undefined;
  }

  get #numbered(): NumberedQuestion | undefined {
    const question = this.#question;
    return question && !("options" in question) ? question : undefined;
  }
}
