import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Icon, type IconName } from './icon.tsx';

export interface MenuProps {
  readonly label: string;
  readonly icon?: IconName;
  readonly kind?: 'plain' | 'quiet';
  readonly name: string;
  readonly isDisabled?: boolean;
  /** Buttons; one that was pressed closes the menu. */
  readonly children: ComponentChildren;
}

const gap = 4;

/** Below its button, or above it where there is no room; never beyond the edge of the page. */
const place = (menu: HTMLElement, button: HTMLElement): void => {
  const at = button.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = menu;
  const below = at.bottom + gap;
  const fits = below + offsetHeight <= innerHeight;
  menu.style.top = `${fits ? below : Math.max(gap, at.top - gap - offsetHeight)}px`;
  menu.style.left = `${Math.max(gap, Math.min(at.left, innerWidth - offsetWidth - gap))}px`;
};

const step = (menu: HTMLElement, by: number): void => {
  const buttons = [...menu.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + by + buttons.length) % buttons.length]?.focus();
};

/** More buttons behind one: opens with Enter or a press, arrows and Tab go through it, Escape leads back. */
export const Menu = ({ label, icon, kind = 'plain', name, isDisabled = false, children }: MenuProps) => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const toggled = (event: Event) => {
    if (menu.current === null || button.current === null || !isOpening(event)) return;
    place(menu.current, button.current);
    menu.current.querySelector('button')?.focus();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (menu.current === null || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    step(menu.current, event.key === 'ArrowDown' ? 1 : -1);
    event.preventDefault();
  };
  const close = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('button')) menu.current?.hidePopover();
  };
  return (
    <>
      <button
        ref={button}
        class={`button ${kind}`}
        type="button"
        popovertarget={isDisabled ? undefined : id}
        aria-disabled={isDisabled ? 'true' : undefined}
        data-menu={name}
      >
        {icon && <Icon name={icon} />}
        <span>{label}</span>
        <Icon name="down" />
      </button>
      <div
        ref={menu}
        id={id}
        class="menu"
        popover="auto"
        role="group"
        aria-label={label}
        onToggle={toggled}
        onKeyDown={keyDown}
        onClick={close}
      >
        {children}
      </div>
    </>
  );
};

const isOpening = (event: Event): boolean => 'newState' in event && event.newState === 'open';
