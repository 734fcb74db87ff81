#!/bin/sh
# Puts the mounted keys where the server's own user can read them (it drops root itself), then starts the official image's
# entry point. The mounted files stay readable by their owner only.
set -eu
keys=/run/corridor/broker
mkdir -p /etc/rabbitmq/tls
for name in tls.key tls.crt tls-ca.crt; do
  install -m 0400 -o rabbitmq -g rabbitmq "$keys/$name" "/etc/rabbitmq/tls/$name"
done
chown rabbitmq:rabbitmq /etc/rabbitmq/tls
install -m 0400 -o rabbitmq -g rabbitmq "$keys/erlang.cookie" /var/lib/rabbitmq/.erlang.cookie
# The first node forms the cluster alone; the others join it once, when they have no data yet. From then on all start side by
# side: after a failure the node that stopped last must be up before any other can go on, and nobody knows which that was.
if [ -n "${CORRIDOR_JOIN:-}" ]; then
  cat > /etc/rabbitmq/conf.d/20-join.conf <<CONF
cluster_formation.peer_discovery_backend = classic_config
cluster_formation.classic_config.nodes.1 = rabbit@$CORRIDOR_JOIN
cluster_formation.classic_config.nodes.2 = rabbit@$(hostname)
CONF
  if [ -z "$(ls -A /var/lib/rabbitmq/mnesia 2>/dev/null)" ]; then
    until rabbitmq-diagnostics -q -n "rabbit@$CORRIDOR_JOIN" check_running >/dev/null 2>&1; do
      echo "waiting for rabbit@$CORRIDOR_JOIN to be up before joining it"
      sleep 2
    done
  fi
fi
exec docker-entrypoint.sh rabbitmq-server
