/**
 * GraphiQL calls its tabs tabs and puts buttons into them, which a screen reader then does not find: what is in a tab is
 * read as its name. They are announced as the list of buttons they are, the open one as current. Answers a function that
 * ends the watching.
 */
export function announceTabsAsList(editor: HTMLElement): () => void {
  const announce = () => {
    for (const list of editor.querySelectorAll('[role="tablist"]')) list.setAttribute('role', 'list');
    for (const tab of editor.querySelectorAll('.graphiql-tab')) {
      if (tab.getAttribute('role') === 'tab') tab.setAttribute('role', 'listitem');
      const isOpen = tab.classList.contains('graphiql-tab-active');
      const button = tab.querySelector('.graphiql-tab-button');
      if (isOpen) button?.setAttribute('aria-current', 'true');
      else button?.removeAttribute('aria-current');
      tab.removeAttribute('aria-selected');
    }
  };
  const watching = new MutationObserver(announce);
  watching.observe(editor, { childList: true, subtree: true, attributes: true, attributeFilter: ['class', 'role'] });
  announce();
  return () => watching.disconnect();
}
