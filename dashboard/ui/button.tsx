import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: (() => unknown) | undefined;
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly type?: 'button' | 'submit';
  readonly icon?: IconName | undefined;
  /** Shown and told, but still focusable, so that nothing jumps away under a keyboard. */
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  /** Set only on buttons that stay pressed. */
  readonly isPressed?: boolean;
  /** Where the words alone do not say which one: begins with the words. */
  readonly label?: string | undefined;
  readonly title?: string | undefined;
  readonly shortcut?: string | undefined;
}

export const Button = (props: ButtonProps) => {
  const {
    children,
    onClick,
    kind = 'plain',
    type = 'button',
    icon,
    isBusy = false,
    isDisabled = false,
  } = props;
  const isOff = isBusy || isDisabled;
  const press = (event: Event) => {
    if (isOff) event.preventDefault();
    else onClick?.();
  };
  return (
    <button
      class={`button ${kind}`}
      type={type}
      onClick={press}
      aria-disabled={isOff ? 'true' : undefined}
      aria-busy={isBusy ? 'true' : undefined}
      aria-pressed={props.isPressed}
      aria-label={props.label}
      aria-keyshortcuts={props.shortcut}
      title={props.title}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
};
