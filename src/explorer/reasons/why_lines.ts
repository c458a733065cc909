/** The answer to "why is this red?" as lines: the sentence, the evidence, related objects, the next checks. */
import { humanDuration } from "../../kube/age.ts";
import type { Check, EventFact, Evidence, ObjectReference } from "../../kube/reasons/evidence.ts";
import { type Reason, reasonsFor } from "../../kube/reasons/reasons.ts";
import type { Line, Span } from "../../terminal/line.ts";
import { textLines } from "../../terminal/sanitize.ts";

/** What Enter on a line does. */
export type Deed = { type: "object"; reference: ObjectReference } | { type: "check"; check: Check };

export interface WhyLine {
  line: Line;
  deed?: Deed;
  /** Columns before what follows on the next row. */
  indent?: number;
  /** What does not fit into so many rows is cut. */
  rows?: number;
}

export interface Answer {
  lines: readonly WhyLine[];
  /** The checks of the best reason, for the keys 1 to 3. */
  checks: readonly Check[];
}

/** Further reasons are told in a sentence each. */
const furtherLimit = 4;

export function whyAnswer(evidence: Evidence, contextFlag: string): Answer {
  const [reason, ...further] = reasonsFor(evidence);
  if (!reason) return { lines: factsOnly(evidence, contextFlag), checks: [] };
  const checks = reason.checks.slice(0, 3);
  return {
    checks,
    lines: [
      ...sentence(reason, evidence),
      blank,
      ...evidenceLines(reason),
      blank,
      ...heading("Next checks"),
      ...checks.flatMap((check, index) => checkLines(check, index, contextFlag)),
      ...relatedLines(reason, evidence),
      ...(further.length > 0 ? [blank, ...heading("Also")] : []),
      ...further.slice(0, furtherLimit).map((one): WhyLine => ({
        line: { spans: [{ text: "   ! ", role: "warn" }, { text: `${placed(one, evidence)}${one.text}` }] },
        indent: 5,
        rows: 3,
        deed: { type: "object", reference: one.evidence.subject },
      })),
      ...unreadLines(evidence),
    ],
  };
}

/** One line for the selected row; undefined when no rule fits. */
export function whySentence(evidence: Evidence): string | undefined {
  const [reason] = reasonsFor(evidence);
  return reason && `${placed(reason, evidence)}${reason.text}`;
}

const blank: WhyLine = { line: { spans: [] } };

function heading(title: string): WhyLine[] {
  return [{ line: { spans: [{ text: ` ${title}`, role: "heading" }] } }];
}

/** `Pod worker-x: ` where the reason is about something below the object. */
function placed(reason: Reason, { subject }: Evidence): string {
  const { kind, name } = reason.evidence.subject;
  return name === subject.name && kind === subject.kind ? "" : `${kind} ${name}: `;
}

function sentence(reason: Reason, evidence: Evidence): WhyLine[] {
  const spans: Span[] = [
    { text: " ✗ ", role: "bad" },
    { text: `${placed(reason, evidence)}${reason.text}`, bold: true },
    { text: `  [${reason.rule}]`, role: "dim" },
  ];
  return [{ line: { spans }, indent: 3 }];
}

function evidenceLines(reason: Reason): WhyLine[] {
  const { evidence } = reason;
  const facts = (reason.facts ?? []).filter(({ value }) => value !== "");
  const events = evidence.events.filter(({ reason: word }) => reason.events?.includes(word))
    .sort((one, other) => other.lastSeen.localeCompare(one.lastSeen)).slice(0, eventLimit);
  const logs = evidence.logs.filter(({ container }) => container === reason.container);
  const width = Math.min(pathWidth, Math.max(0, ...facts.map(({ path }) => path.length)));
  return [
    ...heading("Evidence"),
    ...facts.map(({ path, value }): WhyLine => ({
      line: { spans: [{ text: `   ${path.padEnd(width)}  `, role: "dim" }, { text: value }] },
      indent: 5,
      rows: 2,
    })),
    ...events.map((event): WhyLine => ({ line: eventLine(event, evidence.nowMs), indent: 5, rows: 2 })),
    ...logs.flatMap(({ container, isPrevious, lines }): WhyLine[] => [
      {
        line: {
          spans: [{ text: `   log of ${container}${isPrevious ? ", the run before" : ""}`, role: "dim" }],
        },
        deed: { type: "check", check: logDeed(evidence.subject, container, isPrevious) },
      },
      ...lines.slice(-logLineLimit).flatMap((text) => textLines(text)).map((text): WhyLine => ({
        line: { spans: [{ text: "   │ ", role: "dim" }, { text }] },
        indent: 5,
        rows: 2,
      })),
      ...(lines.length === 0 ? [{ line: { spans: [{ text: "   │ (empty)", role: "dim" as const }] } }] : []),
    ]),
  ];
}

const eventLimit = 3;
const logLineLimit = 6;
/** Longer paths push their values to the right. */
const pathWidth = 60;

function eventLine({ reason, message, count, lastSeen, isWarning }: EventFact, nowMs: number): Line {
  const age = humanDuration(Math.max(0, nowMs - Date.parse(lastSeen)));
  return {
    spans: [
      { text: "   event ", role: "dim" },
      { text: reason, role: isWarning ? "warn" : "text" },
      { text: `${count > 1 ? ` ×${count}` : ""}, ${age} ago  `, role: "dim" },
      { text: message },
    ],
  };
}

function logDeed(reference: ObjectReference, container: string, isPrevious: boolean): Check {
  return { command: "", why: "", opening: { view: "logs", reference, container, isPrevious } };
}

function relatedLines(reason: Reason, { subject }: Evidence): WhyLine[] {
  const about = reason.evidence.subject;
  const isOther = about.name !== subject.name || about.kind !== subject.kind;
  const owner = reason.evidence.object.metadata.ownerReferences?.find(({ controller }) => controller);
  const links = [
    ...(isOther ? [about] : []),
    ...reason.links ?? [],
    ...(owner
      ? [{
        kind: owner.kind,
        group: owner.apiVersion.includes("/") ? owner.apiVersion.split("/")[0]! : "",
        namespace: subject.namespace,
        name: owner.name,
      }]
      : []),
  ];
  if (links.length === 0) return [];
  return [
    blank,
    ...heading("Related"),
    ...links.map((reference): WhyLine => ({
      line: { spans: [{ text: "   → ", role: "accent" }, { text: referenceText(reference) }] },
      deed: { type: "object", reference },
    })),
  ];
}

function referenceText({ kind, namespace, name }: ObjectReference): string {
  return `${kind} ${namespace ? `${namespace}/` : ""}${name}`;
}

function checkLines(check: Check, index: number, contextFlag: string): WhyLine[] {
  const copies = check.opening ? "" : "; c copies it";
  return [{
    line: {
      spans: [
        { text: `   ${index + 1} `, role: "key" },
        { text: "$ ", role: "dim" },
        { text: check.command + contextFlag },
        { text: `   ${check.why}${copies}`, role: "dim" },
      ],
    },
    deed: { type: "check", check },
    indent: 7,
    rows: 2,
  }];
}

function factsOnly(evidence: Evidence, contextFlag: string): WhyLine[] {
  const { subject, object, events, logs } = evidence;
  const status = (object["status"] ?? {}) as Record<string, unknown>;
  const facts = Object.entries(status).filter(([, value]) => typeof value !== "object").slice(0, 12);
  const looked = [
    `the object itself`,
    `${events.length} event${events.length === 1 ? "" : "s"}`,
    ...logs.map(({ container, lines }) => `${lines.length} lines of the log of ${container}`),
    ...Object.entries(evidence.related).map(([key, found]) => `${found?.length ?? "no"} ${key}`),
  ];
  const place = subject.namespace ? ` -n ${subject.namespace}` : "";
  return [
    {
      line: {
        spans: [{ text: " ✓ ", role: "ok" }, {
          text: "No rule finds a fault here. That does not mean there is none.",
        }],
      },
    },
    blank,
    ...heading("Looked at"),
    ...looked.map((text): WhyLine => ({ line: { spans: [{ text: `   ${text}` }] } })),
    blank,
    ...heading("Its status"),
    ...facts.map(([name, value]): WhyLine => ({
      line: { spans: [{ text: `   status.${name}  `, role: "dim" }, { text: String(value) }] },
    })),
    ...events.slice(0, eventLimit).map((event): WhyLine => ({ line: eventLine(event, evidence.nowMs) })),
    blank,
    {
      line: {
        spans: [{ text: "   $ ", role: "dim" }, {
          text: `kubectl describe ${subject.kind.toLowerCase()} ${subject.name}${place}${contextFlag}`,
        }],
      },
    },
    ...unreadLines(evidence),
  ];
}

function unreadLines({ unread }: Evidence): WhyLine[] {
  if (unread.length === 0) return [];
  return [
    blank,
    ...heading("Not looked at"),
    ...unread.map(({ what, why }): WhyLine => ({
      line: { spans: [{ text: `   ${what}: `, role: "warn" }, { text: why, role: "dim" }] },
    })),
  ];
}
