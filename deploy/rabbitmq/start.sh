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
# The first node forms the cluster alone; the others name it. A list of all three would make each wait for those not up yet.
if [ -n "${CORRIDOR_JOIN:-}" ]; then
  cat > /etc/rabbitmq/conf.d/20-join.conf <<CONF
cluster_formation.peer_discovery_backend = classic_config
cluster_formation.classic_config.nodes.1 = rabbit@$CORRIDOR_JOIN
cluster_formation.classic_config.nodes.2 = rabbit@$(hostname)
CONF
fi
exec docker-entrypoint.sh rabbitmq-server
