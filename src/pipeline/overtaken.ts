/** A movement came under a mark that may miss none after those that bear it were looked up: the batch must be run again. */
export class Overtaken extends Error {
  constructor() {
    super('a movement came under a mark meanwhile')
    this.name = 'Overtaken'
  }
}
