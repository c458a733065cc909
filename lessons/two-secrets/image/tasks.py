"""One task, done every five seconds."""
import os

from celery import Celery

app = Celery("tasks", broker=os.environ["CELERY_BROKER_URL"])


@app.on_after_configure.connect
def every_five_seconds(sender, **kwargs):
    sender.add_periodic_task(5.0, add.s(2, 3))


@app.task
def add(x, y):
    return x + y
