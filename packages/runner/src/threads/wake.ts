/** Nothing to do: asked for so that a thread starts, which then takes what waits. */
export default function wake(): void {}
