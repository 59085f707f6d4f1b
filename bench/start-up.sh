#!/usr/bin/env bash
# Measures whole processes: signing beside a Node.js script that does the same, and "serve" on an empty folder until
# /health answers, with the archive of classes and without, and by another jar if one is given. Prints medians.
set -euo pipefail
other_jar=${1:+$(readlink -f "$1")}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
./kaquan --version >/dev/null
echo a-ticket >"$folder/ticket"
arguments=(--card-id pFS7Fjg8kV1IdDz01r4SQwMkuCKc --timestamp 1490190158 --nonce abcdefgh --ticket-file "$folder/ticket")

now() { date +%s%N; }

median() { sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }'; }

signing() {
  local begin
  for _ in {1..21}; do
    begin=$(now)
    "$@" "${arguments[@]}" >"$folder/signed"
    echo $((($(now) - begin) / 1000000))
  done | median
}

serving() {
  local begin service port
  for _ in {1..7}; do
    rm -rf "$folder/data"
    begin=$(now)
    "$@" serve --data "$folder/data" --port 0 --sandbox-port 0 >"$folder/out" 2>&1 &
    service=$!
    # A line that is followed by another one is complete.
    until grep -q '^No WeChat account' "$folder/out"; do sleep 0.005; done
    port=$(sed -n 's/^Kaquan listens at .*://p' "$folder/out")
    until (echo >"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do sleep 0.005; done
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
    grep -q '200 OK' <&3
    echo $((($(now) - begin) / 1000000))
    exec 3<&-
    kill "$service"
    wait "$service" 2>/dev/null || true
  done | median
}

node=$(signing node bench/sign.js)
cp "$folder/signed" "$folder/expected"
ours=$(signing ./kaquan sign)
cmp "$folder/signed" "$folder/expected"
with=$(serving ./kaquan)
without=$(serving java -jar bootstrap/target/kaquan.jar)
echo "sign: Node.js $node ms, Kaquan $ours ms, $(awk "BEGIN { printf \"%.2f\", $ours / $node }") times"
echo "serve to /health: with the archive $with ms, without $without ms, $(awk "BEGIN { printf \"%.2f\", $with / $without }") times"
if [ "$other_jar" ]; then
  other=$(serving java -jar "$other_jar")
  echo "serve to /health: the other jar $other ms, $(awk "BEGIN { printf \"%.2f\", $with / $other }") times"
fi
