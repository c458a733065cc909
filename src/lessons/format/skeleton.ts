/** The text of a new lesson: small, whole, and with words in capitals wherever its author has something to say. */

/** `id` has to be a lesson's id. */
export function skeleton(id: string): string {
  return TEXT.replaceAll("@ID@", id);
}

const TEXT = `---
format: lesson/1
id: @ID@
title: WHAT IS LEARNED, IN ONE LINE
minutes: 10
cards: []
concepts: [@ID@.first]
requires: []
backends: [sim]
world:
  namespace: lesson
facts:
  colour: {of: {object: configmap/@ID@}, path: .data.colour}
---

## SEE IT WORK {#demo}

WHY IT IS THERE, before how it is done. Each screen ends with something to do.

\`\`\`sh lesson:run
kubectl create configmap sample --from-literal=colour=blue
kubectl get configmap sample -o jsonpath='{.data.colour}{"\\n"}'
\`\`\`

\`\`\`text lesson:output
configmap/sample created
blue
\`\`\`

## WHAT DO YOU EXPECT? {#predict}

\`\`\`yaml lesson:predict
ask: WHAT HAPPENS THEN?
options:
  a: ONE THING
  b: ANOTHER
answer: b
why: THE REASON.
then: kubectl get configmaps
\`\`\`

## YOUR TURN {#task}

\`\`\`yaml lesson:task
goal: Make the ConfigMap @ID@, whose key colour is red.
say: "WHICH FACT HAS SATISFIED IT: colour is {{colour}}."
\`\`\`

\`\`\`yaml lesson:check
- {object: configmap/@ID@, path: .data.colour, equals: red, title: "@ID@: colour is red"}
\`\`\`

\`\`\`yaml lesson:mistakes
- id: other-colour
  when: {object: configmap/@ID@, path: .data.colour, not: red}
  say: "WHAT IS WRONG AND WHY: colour is {{colour}}."
  look: kubectl get configmap @ID@ -o yaml
  review: @ID@.first
  provoke: kubectl create configmap @ID@ --from-literal=colour=blue
\`\`\`

\`\`\`yaml lesson:hints
- A QUESTION THAT LEADS THERE?
- kubectl create configmap @ID@ --from-literal=____
\`\`\`

\`\`\`sh lesson:solution way=imperative
kubectl create configmap @ID@ --from-literal=colour=red
\`\`\`

\`\`\`sh lesson:solution way=manifest
cat <<'END' | kubectl apply -f -
apiVersion: v1
kind: ConfigMap
metadata:
  name: @ID@
data:
  colour: red
END
\`\`\`

\`\`\`yaml lesson:quiz
- ask: WHAT IS TO BE REMEMBERED?
  options: {a: ONE THING, b: ANOTHER}
  answer: a
  why: THE REASON.
  concept: @ID@.first
\`\`\`

\`\`\`yaml lesson:drill
concept: @ID@.first
goal: WHAT CAN BE DONE IN A MINUTE. Make the ConfigMap drilled.
check:
  - {object: configmap/drilled}
hint: kubectl create --help
solution: kubectl create configmap drilled
\`\`\`
`;
