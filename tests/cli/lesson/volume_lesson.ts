/** The text of a lesson about a volume, for tests. */
export interface VolumeLesson {
  id?: string;
  goal?: string;
  solution?: string;
  check?: string;
  /** What stands at the end. */
  more?: string;
}

export function volumeLesson(
  { id = "volumes", goal, solution = "docker volume create mydata", check = "volume: mydata", more = "" }:
    VolumeLesson = {},
): string {
  return `---
format: lesson/1
id: ${id}
title: Volumes
minutes: 5
cards: [15]
concepts: [docker.volume]
---
## Make one {#make}

\`\`\`yaml lesson:task

goal: ${goal ?? "Make the volume mydata."}
say: It is there.
\`\`\`

\`\`\`yaml lesson:check
- {${check}}
\`\`\`

\`\`\`yaml lesson:hints
- docker volume create ____
\`\`\`

\`\`\`sh lesson:solution
${solution}
\`\`\`
${more}`;
}
