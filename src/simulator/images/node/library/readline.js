// require("readline")
"use strict";
const EventEmitter = require("events");
class Interface extends EventEmitter {
  #mark = "> ";
  #rest = "";
  #question;
  #isClosed = false;
  constructor({ input = process.stdin, output } = {}) {
    super();
    this.output = output;
    this.input = input;
    input.on("data", (data) => this.#take(String(data)));
    input.on("end", () => {
      if (this.#rest !== "") this.#line(this.#rest);
      this.close();
    });
  }
  #take(text) {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop();
    for (const line of lines) this.#line(line);
  }
  #line(line) {
    const callback = this.#question;
    this.#question = undefined;
    if (callback) callback(line);
    else this.emit("line", line);
  }
  question(text, options, callback = options) {
    this.output?.write(text);
    this.#question = callback;
  }
  setPrompt(mark) {
    this.#mark = mark;
  }
  prompt() {
    this.output?.write(this.#mark);
  }
  write(text) {
    this.output?.write(text);
  }
  pause() {
    this.input.pause?.();
    return this;
  }
  resume() {
    return this;
  }
  close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.input.pause?.();
    this.emit("close");
  }
  async *[Symbol.asyncIterator]() {
    const lines = [];
    let wake = () => {};
    let isOver = false;
    this.on("line", (line) => {
      lines.push(line);
      wake();
    });
    this.on("close", () => {
      isOver = true;
      wake();
    });
    while (true) {
      while (lines.length > 0) yield lines.shift();
      if (isOver) return;
      await new Promise((done) => wake = done);
    }
  }
}
const createInterface = (input, output) =>
  new Interface(input?.input || output === undefined ? input : { input, output });
const asked = (one) =>
  Object.assign(one, {
    question: (text) => new Promise((done) => Interface.prototype.question.call(one, text, done)),
  });
module.exports = {
  Interface,
  createInterface,
  clearLine() {},
  cursorTo() {},
  promises: { createInterface: (...given) => asked(createInterface(...given)) },
};
