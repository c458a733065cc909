/** A lesson for both, as small as one can be. */
import { readLesson } from "../../../src/lessons/format/read_lesson.ts";
import type { Lesson } from "../../../src/lessons/lesson.ts";

const text = (backends: string, reads: string) =>
  `---
format: lesson/1
id: small
title: Small
minutes: 5
cards: [31]
concepts: [service.selector]
backends: ${backends}
reads: ${reads}
world:
  namespace: lesson
  apply: [settings.yaml]
---

## Here {#here}

Both.

\`\`\`sh lesson:run only=sim
kubectl get nodes
\`\`\`

\`\`\`sh lesson:run only=real
kubectl get pods
\`\`\`
`;

export function smallLesson({ backends = "[sim, real]", reads = "[]" } = {}): Lesson {
  return readLesson(text(backends, reads), "lesson.md");
}

const files: Readonly<Record<string, string>> = {
  "settings.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {colour: green}\n",
};

export const readSmallFile = (path: string): Promise<string> => Promise.resolve(files[path]!);
