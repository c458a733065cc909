from flask import Flask

app = Flask(__name__)


@app.route("/")
def orders():
    return "12 barrels of oil\n"


if __name__ == "__main__":
    app.run(port=5000)
