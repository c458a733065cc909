import type { FileRecord } from "../../../host/record_files.ts";

const dockerfile = (command: string): string =>
  `FROM python:3.8-slim
COPY celery/requirements.txt /requirements.txt
RUN pip install -r /requirements.txt
RUN useradd -m snek
COPY celery/entrypoint.sh /entrypoint.sh
COPY celery/src /home/snek/src
USER snek
WORKDIR /home/snek/src
ENTRYPOINT ["/entrypoint.sh"]
CMD ["${command}"]
`;

const worker = (name: string): string =>
  `  ${name}:
    build:
      context: ./celery
      dockerfile: Dockerfile-${name === "celery" ? "worker" : name}
    env_file:
      - ./celery/secret.env
    environment:
      - LOGLEVEL=debug
    volumes:
      - ./celery/celery/src:/home/snek/src
      - ./celery/celery/entrypoint.sh:/home/snek/entrypoint.sh
    depends_on:
      - rabbitmq
`;

/** Workers and a queue between them, for compose. */
export const celrab: FileRecord = {
  "README.md":
    "# celrab\n\nCelery and RabbitMQ with compose: `docker compose up`, then look at http://localhost:15672.\n",
  "docker-compose.yaml": `version: '3'
services:
  rabbitmq:
    image: rabbitmq:3-management
    container_name: rabbitmq
    hostname: rabbitmq
    env_file:
      - ./rabbitmq/secret.env
    ports:
      - "15672:15672"
${worker("celery")}${worker("beat")}`,
  "rabbitmq/secret.env": "RABBITMQ_DEFAULT_USER=snek\nRABBITMQ_DEFAULT_PASS=changeME\n",
  "celery/secret.env": "CELERY_BROKER_URL=pyamqp://snek:changeME@rabbitmq//\n" +
    "BROKER_API=http://snek:changeME@rabbitmq:15672/api/\nBASIC_AUTH=snek:changeME\n",
  "celery/Dockerfile-worker": dockerfile("worker"),
  "celery/Dockerfile-beat": dockerfile("beat"),
  "celery/celery/requirements.txt": "celery\n",
  "celery/celery/entrypoint.sh": `#!/bin/sh
case "$1" in
  worker) exec celery -A tasks worker --loglevel="\${LOGLEVEL:-info}" ;;
  beat) exec celery -A tasks beat --loglevel="\${LOGLEVEL:-info}" ;;
  flower) exec celery -A tasks flower ;;
  *) exec "$@" ;;
esac
`,
  "celery/celery/src/tasks.py": `import os

from celery import Celery

app = Celery("tasks", broker=os.environ["CELERY_BROKER_URL"])


@app.on_after_configure.connect
def every_five_seconds(sender, **kwargs):
    sender.add_periodic_task(5.0, add.s(2, 3))


@app.task
def add(x, y):
    return x + y
`,
};
