module corridor/client

go 1.19

require (
	github.com/rabbitmq/amqp091-go v1.9.0
	go.mozilla.org/pkcs7 v0.9.0
)
