// The prompt: a line or more at a time; its value is shown.
"use strict";
const { inspect } = require("internal/inspect");
const { evaluateScript, withRequire } = require("internal/loader");
const { say } = require("internal/errors");
const { turns } = require("internal/globals");

const HELP = [
  ".break    Sometimes you get stuck, this gets you out",
  ".clear    Alias for .break",
  ".editor   Enter editor mode",
  ".exit     Exit the REPL",
  ".help     Print this help message",
  ".load     Load JS from a file into the REPL session",
  ".save     Save all evaluated commands in this REPL session to a file",
  "",
  "Press Ctrl+C to abort current expression, Ctrl+D to exit the REPL",
].join("\n");
let pending = "";
let isPrompted = true;

const shown = (value) => inspect(value, { colors: process.stdout.isTTY === true });
const ask = (mark) => isPrompted && process.stdout.write(mark);

function isUnfinished(source) {
  const problem = host("syntaxProblem", source);
  return problem !== null && problem !== "Invalid or unexpected token" && openBrackets(source) > 0;
}

function openBrackets(source) {
  const plain = source.replace(/\/\/.*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, "");
  const count = (pattern) => (plain.match(pattern) ?? []).length;
  const isTemplate = count(/`/g) % 2 === 1;
  return (isTemplate ? 1 : 0) + count(/[([{]/g) - count(/[)\]}]/g);
}

function answer(source) {
  try {
    const trimmed = source.trim();
    const asValue = /^\{[^]*\}$/.test(trimmed) ? "(" + trimmed + ")" : source;
    const isValue = asValue !== source && host("syntaxProblem", asValue) === null;
    const text = isValue ? asValue : source;
    if (/\bawait\b/.test(text) && host("syntaxProblem", text) !== null) return answerLater(text);
    const value = evaluateScript(text, "REPL1");
    define("_", value);
    process.stdout.write(shown(value) + "\n");
  } catch (error) {
    complain(error);
  }
}

function answerLater(text) {
  const [, name, rest] = /^\s*(?:const|let|var)\s+(\w+)\s*=\s*([^]+?);?\s*$/.exec(text) ?? [];
  const body = name ? "globalThis." + name + " = " + rest : text.trim().replace(/;$/, "");
  const value = evaluateScript("(async () => (" + body + "))()", "REPL1");
  value.then((done) => process.stdout.write(shown(name ? undefined : done) + "\n"), complain).then(() =>
    ask("> ")
  );
  return true;
}

function complain(error) {
  say(error);
  if (!(error instanceof Error)) process.stdout.write("Uncaught " + shown(error) + "\n");
  else if (error.syntaxPlace) process.stdout.write("Uncaught SyntaxError: " + error.message + "\n");
  else {
    const text = inspect(error).replace(/\n {4}at [^]*?(?=\n\}|$| \{\n)/, "").replace(/^\[([^]*)\]$/, "$1");
    process.stdout.write("Uncaught " + text + "\n");
  }
}

function command(name) {
  if (name === ".exit") return process.exit();
  if (name === ".help") process.stdout.write(HELP + "\n");
  else if (name === ".break" || name === ".clear") pending = "";
  else process.stdout.write("Invalid REPL keyword\n");
  ask("> ");
}

turns.set("line", (line) => {
  const text = line.replace(/\n$/, "");
  if (pending === "" && /^\.\w+$/.test(text.trim())) return command(text.trim());
  const source = pending + text;
  if (isUnfinished(source)) {
    pending = source + "\n";
    return ask("... ");
  }
  pending = "";
  if (source.trim() === "" || answer(source) !== true) ask("> ");
});
let interrupts = 0;
turns.set("interrupt", () => {
  process.stdout.write("\n");
  if (pending === "" && interrupts++ > 0) return process.exit();
  if (pending === "") process.stdout.write("(To exit, press Ctrl+C again or Ctrl+D or type .exit)\n");
  pending = "";
  ask("> ");
});
define("__startPrompt", (prompted) => {
  isPrompted = prompted === "true";
  withRequire();
  if (isPrompted) {
    process.stdout.write("Welcome to Node.js " + process.version + '.\nType ".help" for more information.\n');
  }
  ask("> ");
});
