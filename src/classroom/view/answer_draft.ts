/** Numbers typed so far for a question without options: the order, or the partner of each. */
import type { Question } from "../../lessons/lesson.ts";
import { type GivenAnswer, rightAnswer } from "../../lessons/teacher/step_run.ts";
import { shuffled } from "./question_lines.ts";

/** A question that is answered by numbers. */
export type NumberedQuestion = Exclude<Question, { options: unknown }>;

export class AnswerDraft {
  readonly question: NumberedQuestion;
  #numbers: readonly number[] = [];

  constructor(question: NumberedQuestion) {
    this.question = question;
  }

  get text(): string {
    return this.#numbers.join(" ");
  }

  clear(): void {
    this.#numbers = [];
  }

  /** Takes the last number back. */
  shorten(): void {
    this.#numbers = this.#numbers.slice(0, -1);
  }

  /** Takes a digit; answers the whole when it is one. A number that there is not, or was typed before, is left out. */
  take(digit: string): GivenAnswer | undefined {
    const { order } = shuffled(this.question);
    const number = Number(digit);
    if (number < 1 || number > order.length || this.#numbers.includes(number)) return undefined;
    this.#numbers = [...this.#numbers, number];
    if (this.#numbers.length < order.length) return undefined;
    const given = this.#numbers.map((one) => order[one - 1]! + 1).join(" ");
    this.clear();
    return { given, isRight: given === rightAnswer(this.question) };
  }
}
