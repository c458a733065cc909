/**
 * Lessons with one thing wrong in each: what is replaced in a good one, where the mistake is told (at that piece of the
 * wrong text), and in which words.
 */
export interface WrongLesson {
  readonly name: string;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly words: RegExp;
}

export const GOOD_LESSON = `---
format: lesson/1
id: volumes
title: Volumes
minutes: 5
cards: [15]
concepts: [docker.volume]
requires: []
backends: [sim]
world:
  namespace: lesson
  files: [notes.txt]
  run: docker volume create first
facts:
  driver: {of: {volume: first}, path: .Driver}
---

## See it {#see}

A volume outlives its containers.

\`\`\`sh lesson:run
docker volume ls -q
\`\`\`

\`\`\`text lesson:output
first
\`\`\`

\`\`\`yaml lesson:predict
ask: What happens?
options: {a: one, b: two}
answer: b
why: So it is.
\`\`\`

## Do it {#do}

\`\`\`yaml lesson:task
goal: Make the volume mydata.
say: It is there, by the driver {{driver}}.
\`\`\`

\`\`\`yaml lesson:check
stable: 1s
items:
- {volume: mydata, title: there is mydata}
\`\`\`

\`\`\`yaml lesson:mistakes
- id: other-name
  when: {volume: my-data}
  say: It is called my-data.
  look: docker volume ls
  review: docker.volume
  provoke: docker volume create my-data
\`\`\`

\`\`\`yaml lesson:hints
- What makes volumes?
- docker volume create ____
\`\`\`

\`\`\`sh lesson:solution
docker volume create mydata
\`\`\`

\`\`\`yaml lesson:quiz
- ask: Where is it?
  options: {a: here, b: there}
  answer: a
  why: So it is.
  concept: docker.volume
\`\`\`

\`\`\`yaml lesson:drill
concept: docker.volume
goal: Make the volume drilled.
check: [{volume: drilled}]
hint: docker volume --help
solution: docker volume create drilled
\`\`\`
`;

/** Name, what is replaced, by what, at which piece the mistake is told (absent: the whole first line), the words. */
type Case = readonly [name: string, old: string, wrong: string, at: string, words: RegExp];

const CASES: readonly Case[] = [
  // Front matter.
  [
    "front matter missing",
    GOOD_LESSON.slice(0, GOOD_LESSON.indexOf("## See")),
    "",
    "## See",
    /begins with its front matter: ---/,
  ],
  [
    "front matter that does not end",
    "path: .Driver}\n---\n",
    "path: .Driver}\n",
    "---\nformat",
    /begins with its front matter/,
  ],
  [
    "front matter that is no YAML",
    "cards: [15]",
    "cards: [15",
    "concepts",
    /flow (collection|sequence|map)|must be/i,
  ],
  ["a tab for spaces", "  namespace: lesson", "\tnamespace: lesson", "\tnamespace", /tab/i],
  [
    "another format",
    "format: lesson/1",
    "format: lesson/2",
    "lesson/2",
    /expected one of lesson\/1.*did you mean lesson\/1\?/,
  ],
  ["no id", "id: volumes\n", "", "format", /id/],
  [
    "an id that is no name",
    "id: volumes",
    "id: The Volumes",
    "The Volumes",
    /a name of small letters, digits and -/,
  ],
  ["the id of another folder", "id: volumes", "id: volume", "id: volume", /is not the name of its folder/],
  ["no title", "title: Volumes\n", "", "format", /title/],
  ["minutes in words", "minutes: 5", "minutes: five", "five", /expected .*found "five"/],
  ["too many minutes", "minutes: 5", "minutes: 500", "500", /minutes: expected/],
  ["an unknown field", "requires: []", "require: []", "require:", /require: .*did you mean requires\?/],
  ["a field twice", "cards: [15]", "cards: [15]\ncards: [16]", "cards: [16]", /unique/],
  [
    "a backend that there is not",
    "backends: [sim]",
    "backends: [simulator]",
    "simulator",
    /expected one of sim, real/,
  ],
  [
    "a concept without a point",
    "concepts: [docker.volume]",
    "concepts: [volume]",
    "volume]",
    /a concept such as service\.selector/,
  ],
  ["a card that is no number", "cards: [15]", "cards: [fifteen]", "fifteen", /expected/],
  ["an unknown field of the world", "  files:", "  file:", "file:", /world\.file: .*did you mean files\?/],
  [
    "a file that is not there",
    "[notes.txt]",
    "[note.txt]",
    "---\nformat",
    /there is no file note\.txt beside it/,
  ],
  [
    "a fact with a bad JSONPath",
    "path: .Driver}",
    "path: '.Driver['}",
    "'.Driver['",
    /facts\.driver\.path: .*JSONPath/,
  ],
  [
    "a fact of nothing known",
    "{of: {volume: first}",
    "{of: {volumes: first}",
    "volumes: first",
    /facts\.driver\.of.*did you mean volume\?/,
  ],
  // Steps and fences.
  [
    "no steps",
    GOOD_LESSON.slice(GOOD_LESSON.indexOf("## See")),
    "Text alone.\n",
    "---\nformat",
    /a lesson has steps: headings of the second level/,
  ],
  ["a step twice", "{#do}", "{#see}", "## Do it", /step see is there already, in line 18/],
  ["a step whose name is none", "{#do}", "{#Do It}", "## Do it", /is no name for a step/],
  [
    "a typed block before the first step",
    "---\n\n## See it {#see}\n",
    "---\n\n```sh lesson:run\nls\n```\n\n## See it {#see}\n",
    "```sh lesson:run\nls",
    /stands below a heading of the second level/,
  ],
  [
    "an unknown block",
    "lesson:predict",
    "lesson:predicts",
    "```yaml lesson:predicts",
    /there is no block lesson:predicts: did you mean lesson:predict\?/,
  ],
  [
    "a block of another tool",
    "lesson:quiz",
    "lesson:survey",
    "```yaml lesson:survey",
    /there is no block lesson:survey; known are run, output/,
  ],
  [
    "an unknown attribute",
    "```sh lesson:run",
    "```sh lesson:run wait=2",
    "wait=2",
    /lesson:run has no wait; it may have only, terminal, exit, until/,
  ],
  [
    "a fifth terminal",
    "```sh lesson:run",
    "```sh lesson:run terminal=5",
    "terminal=5",
    /terminal=5 of lesson:run is not as it should be/,
  ],
  [
    "an attribute without a value",
    "```sh lesson:run",
    "```sh lesson:run until",
    "until\ndocker",
    /expected name=value, found until/,
  ],
  [
    "a block that nothing closes",
    "create drilled\n```\n",
    "create drilled\n",
    "```yaml lesson:drill",
    /nothing closes this block/,
  ],
  [
    "a file where nobody may write",
    "```text lesson:output",
    "```text lesson:file path=/etc/motd",
    "path=/etc/motd",
    /path=\/etc\/motd of lesson:file .*: expected a path below \/home\/ahab, such as/,
  ],
  [
    "a file without a path",
    "```text lesson:output",
    "```text lesson:file",
    "```text lesson:file",
    /lesson:file needs path=…/,
  ],
  [
    "an output of nothing",
    "```sh lesson:run\ndocker volume ls -q\n```\n\n",
    "",
    "```text lesson:output",
    /an output follows the lesson:run that prints it/,
  ],
  // Blocks in YAML.
  [
    "a block that is no YAML",
    "options: {a: one, b: two}",
    "options: {a: one, b: two",
    "answer: b",
    /flow|must be|\}/i,
  ],
  [
    "an unknown field of a block",
    "why: So it is.\n```\n\n## Do",
    "because: So it is.\n```\n\n## Do",
    "because",
    /because/,
  ],
  ["an answer that is no option", "answer: b", "answer: c", "c\nwhy", /there is no option c/],
  [
    "an option that is no letter",
    "{a: one, b: two}",
    "{a: one, second: two}",
    "second",
    /a letter of a to e/,
  ],
  ["a quiz answer that is no option", "  answer: a", "  answer: d", "ask: Where", /there is no option d/],
  ["a quiz without a reason", "  answer: a\n  why: So it is.\n", "  answer: a\n", "ask: Where", /why/],
  ["a quiz of no kind", "  options: {a: here, b: there}\n", "", "ask: Where", /options|order|match/],
  [
    "an unknown predicate",
    "- {volume: mydata,",
    "- {volum: mydata,",
    "volum: mydata",
    /did you mean volume\?/,
  ],
  [
    "a predicate with a field of another",
    "{volume: mydata, title",
    "{volume: mydata, replicas: 2, title",
    "replicas",
    /replicas/,
  ],
  [
    "a check with a bad JSONPath",
    "{volume: mydata, title",
    "{volume: mydata, path: '.Labels[?(', title",
    "'.Labels",
    /JSONPath/,
  ],
  [
    "a check with a bad label selector",
    "{volume: mydata, title",
    "{objects: pods, labels: 'app in (', title",
    "'app in ('",
    /selector|labels/,
  ],
  [
    "a check with a bad pattern",
    "{volume: mydata, title",
    "{volume: mydata, path: .Name, matches: '(', title",
    "'('",
    /regular expression|matches/,
  ],
  ["a check that holds for no time", "stable: 1s", "stable: soon", "soon", /a time such as 2s/],
  [
    "a check of nothing",
    "items:\n- {volume: mydata, title: there is mydata}",
    "items: []",
    "```yaml lesson:check",
    /a check asks for something/,
  ],
  // Rules of authors.
  [
    "a goal that does not name what it checks",
    "Make the volume mydata.",
    "Make a volume.",
    "Make a volume.",
    /the goal does not name mydata, which the check asks for/,
  ],
  [
    "a drill that does not name what it checks",
    "Make the volume drilled.",
    "Make a volume.",
    "Make a volume.",
    /the goal does not name drilled/,
  ],
  [
    "a task without a solution",
    "```sh lesson:solution\ndocker volume create mydata\n```\n\n",
    "",
    "```yaml lesson:task",
    /a task needs lesson:solution/,
  ],
  [
    "a task without hints",
    "```yaml lesson:hints\n- What makes volumes?\n- docker volume create ____\n```\n\n",
    "",
    "```yaml lesson:task",
    /a task needs lesson:hints/,
  ],
  [
    "a task without a check",
    "```yaml lesson:check\nstable: 1s\nitems:\n- {volume: mydata, title: there is mydata}\n```\n\n",
    "",
    "```yaml lesson:task",
    /a task needs lesson:check/,
  ],
  [
    "a ladder that ends with the solution",
    "create ____",
    "create mydata",
    "docker volume create mydata\n```\n\n```sh",
    /a hint is not the solution: leave a gap/,
  ],
  [
    "a ladder that ends too early",
    "- docker volume create ____\n",
    "",
    "What makes volumes?",
    /the last hint is a line of the solution with gaps, such as: docker volume create ____/,
  ],
  [
    "a free task with one way",
    "say: It is there",
    "free: true\nsay: It is there",
    "true\nsay",
    /a free task has 3 solutions/,
  ],
  [
    "a mistake twice",
    "  provoke: docker volume create my-data\n",
    "  provoke: docker volume create my-data\n- {id: other-name, when: {volume: x}, say: s, look: ls, provoke: ls}\n",
    "other-name, when",
    /mistake other-name is there already/,
  ],
  [
    "a mistake about something else",
    "  review: docker.volume",
    "  review: docker.network",
    "docker.network",
    /is none of the lesson's concepts/,
  ],
  [
    "a misconception that there is not",
    "  review: docker.volume",
    "  misconception: 21",
    "21",
    /misconception: expected/,
  ],
  [
    "a mistake without a way to make it",
    "  provoke: docker volume create my-data\n",
    "",
    "id: other-name",
    /provoke/,
  ],
  [
    "a fact that is none",
    "by the driver {{driver}}",
    "by the driver {{drivers}}",
    "```yaml lesson:task",
    /\{\{drivers\}\} is none of the lesson's facts/,
  ],
];

export const wrongLessons: readonly WrongLesson[] = CASES.map(([name, old, wrong, at, words]) => {
  if (!GOOD_LESSON.includes(old)) throw new TypeError(`${name}: the good lesson has no ${old}`);
  const text = GOOD_LESSON.replace(old, () => wrong);
  const before = text.slice(0, text.indexOf(at)).split("\n");
  if (!text.includes(at)) throw new TypeError(`${name}: the wrong lesson has no ${at}`);
  return { name, text, line: before.length, column: before.at(-1)!.length + 1, words };
});
